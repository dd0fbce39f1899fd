// Taking back an offer that has no answer yet, after one confirmation: to wait, or to offer the
// family to another organisation at once.

import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import type { withdrawOffer } from '../handover/api.ts';

export function WithdrawOffer({
  offerId,
  version,
  offerAgainAt,
}: {
  readonly offerId: string;
  readonly version: number;
  readonly offerAgainAt: string;
}): ReactNode {
  const { t } = useWords();
  const [, open] = useLocation();
  const [asked, setAsked] = useState<'step' | 'elsewhere' | null>(null);
  const command = useCommand<typeof withdrawOffer>('PUT /api/offers/:offerId/withdrawal');
  const withdraw = async (): Promise<void> => {
    const done = await command.run({ params: { offerId }, body: { baseVersion: version } });
    if (!done) return;
    setAsked(null);
    if (asked === 'elsewhere') open(offerAgainAt);
  };
  return (
    <>
      <div className="row">
        <Button onClick={() => setAsked('elsewhere')}>{t('handover.withdraw.elsewhere')}</Button>
        <Button onClick={() => setAsked('step')}>{t('handover.withdraw.step')}</Button>
      </div>
      <Confirm
        isOpen={asked !== null}
        title={t('handover.withdraw.title')}
        step={t(`handover.withdraw.${asked ?? 'step'}`)}
        kind="main"
        room="handover"
        action={command}
        onConfirm={() => void withdraw()}
        onClose={() => setAsked(null)}
      >
        <p>{t('handover.withdraw.ask')}</p>
      </Confirm>
    </>
  );
}
