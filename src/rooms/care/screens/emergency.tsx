// A life is in danger and the case is not the user's own. While nothing is open: whom to call
// first, what opening does, and the form. While a case is open: its one page. Then what became of
// earlier openings, because one without a verdict puts the account on hold.

import './emergency.css';
import type { ReactNode } from 'react';
import { formatDateTime, formatTime } from '../../../engine/languages/format.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { Badge, Notice } from '../../../web/kit/notice.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { useRead } from '../../../web/read.ts';
import { useMe } from '../../../web/use-session.ts';
import type { listOwnEmergencies } from '../emergency/api.ts';
import { CallFirst } from './emergency-call.tsx';
import { EmergencyForm } from './emergency-form.tsx';
import { OpenEmergency } from './emergency-open.tsx';

type Own = ReturnsOf<typeof listOwnEmergencies>;

export function Emergency(): ReactNode {
  const query = useRead<typeof listOwnEmergencies>('GET /api/emergencies', {});
  return (
    <Page tabTitle="emergency.title">
      <Loaded query={query} room="emergency" isEmpty={() => false}>
        {(own) =>
          own.openId ? (
            <OpenEmergency key={own.openId} openingId={own.openId} onOver={query.retry} />
          ) : (
            <Closed own={own} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Closed({ own }: { readonly own: Own }): ReactNode {
  return (
    <>
      <CallFirst />
      <MayOpen own={own} />
      <Earlier openings={own.openings} />
    </>
  );
}

function MayOpen({ own: { withdrawn, mayOpenAt } }: { readonly own: Own }): ReactNode {
  const { t } = useWords();
  const { timeZone } = useMe();
  if (withdrawn)
    return (
      <Notice kind="warning">
        <p>{t('emergency.withdrawn')}</p>
      </Notice>
    );
  if (mayOpenAt) {
    const time = formatTime(new Date(mayOpenAt), timeZone);
    return (
      <Notice isAnnounced title={t('emergency.over')}>
        <p>{t('emergency.mayOpenAt', { time })}</p>
      </Notice>
    );
  }
  return (
    <section className="stack" aria-labelledby="open">
      <h2 id="open">{t('emergency.what')}</h2>
      <EmergencyForm />
    </section>
  );
}

function Earlier({ openings }: Pick<Own, 'openings'>): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const at = (text: string): string => formatDateTime(locale, new Date(text), timeZone);
  if (openings.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="earlier">
      <h2 id="earlier">{t('emergency.own.title')}</h2>
      <Rows>
        {openings.map(({ openingId, caseCode, kind, openedAt, reviewDueAt, verdict }) => (
          <Row
            key={openingId}
            title={caseCode}
            text={`${t(`emergency.kinds.${kind}`)} · ${at(openedAt)}`}
            aside={
              verdict ? (
                <Badge kind={verdict === 'justified' ? 'success' : 'warning'}>
                  {t(`emergency.verdicts.${verdict}`)}
                </Badge>
              ) : (
                <Badge kind="info">{t('emergency.own.waiting', { when: at(reviewDueAt) })}</Badge>
              )
            }
          />
        ))}
      </Rows>
    </section>
  );
}
