// The one page of an opened case, with the minutes left always in sight. When it is over, by the
// clock or because it was ended, the browser forgets what was read. Nothing on it can be changed.

import { type ReactNode, useEffect, useState } from 'react';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Confirm } from '../../../web/kit/confirm.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { readings, useRead } from '../../../web/read.ts';
import type { endEmergency, readEmergency, readEmergencyNotice } from '../emergency/api.ts';
import { minutesLeft } from '../emergency/rules.ts';
import { EmergencyCards } from './emergency-cards.tsx';

export type EmergencyFile = ReturnsOf<typeof readEmergency>;

const askMilliseconds = 20_000;

type OpenProps = { readonly openingId: string; readonly onOver: () => void };

export function OpenEmergency({ openingId, onOver }: OpenProps): ReactNode {
  const input = { params: { openingId } };
  const query = useRead<typeof readEmergency>('GET /api/emergencies/:openingId', input);
  const seconds = useSecondsLeft(query.data?.secondsLeft, query.receivedAt);
  // Polled separately, because every reading of the page itself is recorded.
  const notice = useRead<typeof readEmergencyNotice>(
    'GET /api/emergency-notice',
    {},
    {
      everyMilliseconds: askMilliseconds,
    },
  );
  const wasEnded =
    query.data !== undefined &&
    notice.data?.ownOpen === false &&
    notice.receivedAt > query.receivedAt;
  const isOver = seconds === 0 || wasEnded;
  useEffect(() => {
    if (!isOver) return;
    readings.removeQueries({ queryKey: ['GET /api/emergencies/:openingId'] });
    onOver();
    // Once, when it is over.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isOver]);
  if (isOver) return null;
  return (
    <Loaded query={query} room="emergency" isEmpty={() => false}>
      {(file) => (
        <>
          <TimeLeft seconds={seconds ?? file.secondsLeft} openingId={openingId} />
          <EmergencyCards file={file} />
        </>
      )}
    </Loaded>
  );
}

/** Null before the first answer; the server's clock decides, not the telephone's. */
function useSecondsLeft(atReceipt: number | undefined, receivedAt: number): number | null {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(timer);
  }, []);
  if (atReceipt === undefined) return null;
  return Math.max(0, Math.floor(atReceipt - Math.max(0, now - receivedAt) / 1000));
}

function TimeLeft({
  seconds,
  openingId,
}: {
  readonly seconds: number;
  readonly openingId: string;
}): ReactNode {
  const { t } = useWords();
  const [isAsked, setIsAsked] = useState(false);
  const command = useCommand<typeof endEmergency>('PUT /api/emergencies/:openingId/end');
  const minutes = minutesLeft(seconds);
  return (
    <div className="emergency-time">
      <Notice kind={minutes <= 10 ? 'danger' : 'warning'}>
        <div className="emergency-time-line">
          <p className="notice-title" role="timer">
            {t('emergency.minutesLeft', { count: minutes })}
          </p>
          <Button onClick={() => setIsAsked(true)}>{t('emergency.end')}</Button>
        </div>
      </Notice>
      <Confirm
        title={t('emergency.endTitle')}
        step={t('emergency.end')}
        isOpen={isAsked}
        action={command}
        room="emergency"
        onConfirm={() => void command.run({ params: { openingId } })}
        onClose={() => setIsAsked(false)}
      >
        <p>{t('emergency.endText')}</p>
      </Confirm>
    </div>
  );
}
