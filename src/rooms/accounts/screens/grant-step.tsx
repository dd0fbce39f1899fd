// The question before a step about a grant: for whom, which role, and what follows.

import type { ReactNode } from 'react';
import type { Endpoint } from '../../../kernel/contract.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Facts } from '../../../web/kit/card.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import type { Half } from './half.tsx';
import { type Grant, type StepName, stepOf } from './steps.ts';

export type Asking = { readonly grant: Grant; readonly step: StepName };

export function GrantStepDialog({
  asking: { grant, step },
  onClose,
}: {
  readonly asking: Asking;
  /** With the half that the step answered, if it was taken and there is one. */
  readonly onClose: (isDone: boolean, half: Half | null) => void;
}): ReactNode {
  const { t, locale } = useWords();
  const { command, kind, gives, body } = stepOf(step);
  const action = useCommand<Endpoint>(command);
  const run = async (): Promise<void> => {
    const input = { params: { membershipId: grant.membershipId }, body: body?.(grant) };
    const answer = (await action.run(input as never)) as Record<string, unknown> | null;
    if (answer === null) return;
    const text = gives && answer[gives];
    const name = `${grant.displayName} (${grant.login})`;
    onClose(true, gives && typeof text === 'string' ? { kind: gives, text, name } : null);
  };
  const duty = step === 'confirmDuty' ? grant.dutyAsked?.duty : grant.duty;
  return (
    <Confirm
      title={t(`accounts.${step}.title`)}
      step={t(`accounts.${step}.step`)}
      isOpen
      room="accounts"
      kind={kind}
      action={action}
      onConfirm={() => void run()}
      onClose={() => onClose(false, null)}
    >
      <Facts
        facts={[
          [t('accounts.list.account'), `${grant.displayName} (${grant.login})`],
          [t('accounts.list.role'), t(`shell.roles.${grant.role}`)],
          [
            t('accounts.new.duty'),
            duty === undefined || duty === 'member' ? null : t(`accounts.duties.${duty}`),
          ],
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
