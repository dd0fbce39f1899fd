// Refusing, withdrawing and revoking: each asks once before it happens and says what it does not
// reveal.

import { type ReactNode, useState } from 'react';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { Dialog } from '../../../web/kit/dialog.tsx';
import type { withdrawRequest } from '../api.ts';
import type { refuseRequest, revokeDisclosure } from '../api-answers.ts';
import { refusalReasons, revocationReasons } from '../model.ts';
import type { OfRequest } from './fields-shown.tsx';

export function RefuseStep({ request }: OfRequest): ReactNode {
  const { t } = useWords();
  const [isAsking, setIsAsking] = useState(false);
  const close = (): void => setIsAsking(false);
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>{t('disclosure.refuse.title')}</Button>
      <Dialog title={t('disclosure.refuse.title')} isOpen={isAsking} onClose={close}>
        <CommandForm<typeof refuseRequest>
          command="PUT /api/disclosures/:disclosureId/refusal"
          params={{ disclosureId: request.id }}
          room="disclosure"
          start={{ reason: 'not-held-or-not-shared' }}
          submit="disclosure.refuse.step"
          onSaved={close}
          lines={{
            reason: {
              is: 'choice',
              label: 'disclosure.refuse.reason',
              codes: refusalReasons,
              words: (code) => `disclosure.refusalReasons.${code}`,
              hints: (code) => `disclosure.refusalHints.${code}`,
            },
          }}
        >
          <BilingualSafetyText textKey="disclosure.rights.refusing" />
        </CommandForm>
      </Dialog>
    </>
  );
}

export function WithdrawStep({ request }: OfRequest): ReactNode {
  const { t } = useWords();
  const [isAsking, setIsAsking] = useState(false);
  const command = useCommand<typeof withdrawRequest>(
    'PUT /api/disclosures/:disclosureId/withdrawal',
  );
  const send = async (): Promise<void> => {
    if (await command.run({ params: { disclosureId: request.id }, body: {} })) setIsAsking(false);
  };
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>{t('disclosure.withdraw.title')}</Button>
      <Confirm
        title={t('disclosure.withdraw.title')}
        step={t('disclosure.withdraw.step')}
        isOpen={isAsking}
        action={command}
        room="disclosure"
        onConfirm={() => void send()}
        onClose={() => setIsAsking(false)}
      >
        <p>{t('disclosure.withdraw.text')}</p>
      </Confirm>
    </>
  );
}

export function RevokeStep({ request }: OfRequest): ReactNode {
  const { t } = useWords();
  const [isAsking, setIsAsking] = useState(false);
  const close = (): void => setIsAsking(false);
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>{t('disclosure.revoke.title')}</Button>
      <Dialog title={t('disclosure.revoke.title')} isOpen={isAsking} onClose={close}>
        <CommandForm<typeof revokeDisclosure>
          command="PUT /api/disclosures/:disclosureId/revocation"
          params={{ disclosureId: request.id }}
          room="disclosure"
          start={{ reason: 'safety' }}
          submit="disclosure.revoke.step"
          onSaved={close}
          lines={{
            reason: {
              is: 'choice',
              label: 'disclosure.refuse.reason',
              codes: revocationReasons,
              words: (code) => `disclosure.revocationReasons.${code}`,
            },
          }}
        >
          <p>{t('disclosure.revoke.text')}</p>
        </CommandForm>
      </Dialog>
    </>
  );
}
