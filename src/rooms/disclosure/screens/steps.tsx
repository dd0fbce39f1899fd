// Refusing, withdrawing and revoking: each asks for confirmation once and says what it does not
// reveal.

import { type ReactNode, useState } from 'react';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Button } from '../../../web/kit/button.tsx';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import type { withdrawRequest } from '../api.ts';
import type { refuseRequest, revokeDisclosure } from '../api-answers.ts';
import {
  type RefusalReason,
  type RevocationReason,
  refusalReasons,
  revocationReasons,
} from '../model.ts';
import type { OfRequest } from './fields-shown.tsx';

export function RefuseStep({ request }: OfRequest): ReactNode {
  const { t } = useWords();
  const [isAsking, setIsAsking] = useState(false);
  const [reason, setReason] = useState<RefusalReason>('not-held-or-not-shared');
  const command = useCommand<typeof refuseRequest>('PUT /api/disclosures/:disclosureId/refusal');
  const send = async (): Promise<void> => {
    const params = { disclosureId: request.id };
    if (await command.run({ params, body: { reason } })) setIsAsking(false);
  };
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>{t('disclosure.refuse.title')}</Button>
      <Confirm
        title={t('disclosure.refuse.title')}
        step={t('disclosure.refuse.step')}
        isOpen={isAsking}
        action={command}
        room="disclosure"
        onConfirm={() => void send()}
        onClose={() => {
          command.clear();
          setIsAsking(false);
        }}
      >
        <BilingualSafetyText textKey="disclosure.rights.refusing" />
        <RadioGroup
          label={t('disclosure.refuse.reason')}
          value={reason}
          options={optionsOf(
            refusalReasons,
            (code) => t(`disclosure.refusalReasons.${code}`),
            (code) => t(`disclosure.refusalHints.${code}`),
          )}
          onChange={setReason}
        />
      </Confirm>
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
  const [reason, setReason] = useState<RevocationReason>('safety');
  const command = useCommand<typeof revokeDisclosure>(
    'PUT /api/disclosures/:disclosureId/revocation',
  );
  const send = async (): Promise<void> => {
    const params = { disclosureId: request.id };
    if (await command.run({ params, body: { reason } })) setIsAsking(false);
  };
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>{t('disclosure.revoke.title')}</Button>
      <Confirm
        title={t('disclosure.revoke.title')}
        step={t('disclosure.revoke.step')}
        isOpen={isAsking}
        action={command}
        room="disclosure"
        onConfirm={() => void send()}
        onClose={() => setIsAsking(false)}
      >
        <p>{t('disclosure.revoke.text')}</p>
        <RadioGroup
          label={t('disclosure.refuse.reason')}
          value={reason}
          options={optionsOf(revocationReasons, (code) =>
            t(`disclosure.revocationReasons.${code}`),
          )}
          onChange={setReason}
        />
      </Confirm>
    </>
  );
}
