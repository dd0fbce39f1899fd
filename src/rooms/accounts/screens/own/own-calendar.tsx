// The own agenda in a calendar outside: off until one makes a secret address. The address is on the
// screen once, and goes when it locks.

import { type ReactNode, useEffect, useState } from 'react';
import { formatDateTime } from '../../../../engine/languages/format.ts';
import { useCommand } from '../../../../web/command.ts';
import { useWords } from '../../../../web/i18n/use-words.ts';
import { Button } from '../../../../web/kit/button.tsx';
import { Card } from '../../../../web/kit/card.tsx';
import { CopyText } from '../../../../web/kit/copy-text.tsx';
import { ErrorSummary } from '../../../../web/kit/error-summary.tsx';
import { Loaded } from '../../../../web/kit/loaded.tsx';
import { Notice } from '../../../../web/kit/notice.tsx';
import { useRead } from '../../../../web/read.ts';
import { onForget } from '../../../../web/session.ts';
import { useMe } from '../../../../web/use-session.ts';
import { calendarOwners } from '../../access.ts';
import type { endOwnCalendar, readOwnCalendar, renewOwnCalendar } from '../../calendar/api.ts';

export function OwnCalendar(): ReactNode {
  const { role } = useMe();
  return calendarOwners.some((one) => one === role) ? <Calendar /> : null;
}

function Calendar(): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof readOwnCalendar>('GET /api/account/calendar', {});
  return (
    <Card title={t('accounts.own.calendar.title')}>
      <p>{t('accounts.own.calendar.text')}</p>
      <Loaded query={query} room="accounts" isEmpty={() => false}>
        {({ madeAt }) => <State madeAt={madeAt} />}
      </Loaded>
    </Card>
  );
}

function State({ madeAt }: { readonly madeAt: string | null }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => onForget(() => setAddress(null)), []);
  const renew = useCommand<typeof renewOwnCalendar>('POST /api/account/calendar');
  const end = useCommand<typeof endOwnCalendar>('DELETE /api/account/calendar');
  const make = async (): Promise<void> => {
    const made = await renew.run({});
    if (made) setAddress(made.address);
  };
  const stop = async (): Promise<void> => {
    if (await end.run({})) setAddress(null);
  };
  const since = madeAt && formatDateTime(locale, new Date(madeAt), timeZone);
  return (
    <div className="stack">
      <ErrorSummary problem={renew.problem ?? end.problem} />
      <p className="label">
        {since ? t('accounts.own.calendar.since', { at: since }) : t('accounts.own.calendar.off')}
      </p>
      {address !== null && (
        <Notice kind="warning" title={t('accounts.own.calendar.once')} isAnnounced>
          <p>{t('accounts.own.calendar.keep')}</p>
          <CopyText
            label={t('accounts.own.calendar.address')}
            text={address}
            copy={t('accounts.own.calendar.copy')}
            copied={t('accounts.own.recovery.copied')}
          />
        </Notice>
      )}
      <p className="buttons">
        <Button isBusy={renew.isBusy} onClick={() => void make()}>
          {t(since ? 'accounts.own.calendar.renew' : 'accounts.own.calendar.make')}
        </Button>{' '}
        {since && (
          <Button kind="danger" isBusy={end.isBusy} onClick={() => void stop()}>
            {t('accounts.own.calendar.end')}
          </Button>
        )}
      </p>
    </div>
  );
}
