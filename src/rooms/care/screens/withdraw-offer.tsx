// Taking back an offer that has no answer yet, after one confirmation.

import { type ReactNode, useState } from 'react';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import type { withdrawOffer } from '../handover/api.ts';

export function WithdrawOffer({
  offerId,
  version,
}: {
  readonly offerId: string;
  readonly version: number;
}): ReactNode {
  const { t } = useWords();
  const [isAsked, setIsAsked] = useState(false);
  const command = useCommand<typeof withdrawOffer>('PUT /api/offers/:offerId/withdrawal');
  const withdraw = async (): Promise<void> => {
    const done = await command.run({ params: { offerId }, body: { baseVersion: version } });
    if (done) setIsAsked(false);
  };
  return (
    <>
      <div className="row">
        <Button onClick={() => setIsAsked(true)}>{t('handover.withdraw.step')}</Button>
      </div>
      <Confirm
        isOpen={isAsked}
        title={t('handover.withdraw.title')}
        step={t('handover.withdraw.step')}
        kind="main"
        room="handover"
        action={command}
        onConfirm={() => void withdraw()}
        onClose={() => setIsAsked(false)}
      >
        <p>{t('handover.withdraw.ask')}</p>
      </Confirm>
    </>
  );
}
