// The question before a grant is confirmed or withdrawn: for whom, which role, and what follows.

import type { ReactNode } from 'react';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Facts } from '../../../web/kit/card.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import type { confirmGrant, withdrawGrant } from '../grants/api.ts';
import type { Grant } from './grant-list.tsx';

export type GrantStep = 'confirm' | 'withdraw';

export function GrantStepDialog({
  grant,
  step,
  onClose,
}: {
  readonly grant: Grant;
  readonly step: GrantStep;
  readonly onClose: (isDone: boolean) => void;
}): ReactNode {
  const { t, locale } = useWords();
  const confirm = useCommand<typeof confirmGrant>('PUT /api/accounts/:membershipId/confirmation');
  const withdraw = useCommand<typeof withdrawGrant>('DELETE /api/accounts/:membershipId');
  const command = step === 'confirm' ? confirm : withdraw;
  const run = async (): Promise<void> => {
    if (await command.run({ params: { membershipId: grant.membershipId } })) onClose(true);
  };
  return (
    <Confirm
      title={t(`accounts.${step}.title`)}
      step={t(`accounts.${step}.step`)}
      isOpen
      room="accounts"
      kind={step === 'confirm' ? 'main' : 'danger'}
      action={command}
      onConfirm={() => void run()}
      onClose={() => onClose(false)}
    >
      <Facts
        facts={[
          [t('accounts.list.account'), `${grant.displayName} (${grant.login})`],
          [t('accounts.list.role'), t(`shell.roles.${grant.role}`)],
          [
            t('accounts.list.organisation'),
            pickName(grant.organisation.names, locale, grant.organisation.code),
          ],
        ]}
      />
      <p>{t(`accounts.${step}.text`)}</p>
    </Confirm>
  );
}
