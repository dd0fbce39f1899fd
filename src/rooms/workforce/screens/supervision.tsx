// Supervision: for a worker one's own with the button to ask for it, for a supervisor the team, for
// a manager the organisation. Who is due first, then what is planned and what took place.

import '../../../web/styles/records.css';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { formatDateTime, formatList } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { EmptyState } from '../../../web/kit/loaded.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { SavedNotice } from '../../../web/kit/saved.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { paths, to } from '../../../web/paths.ts';
import { useMe } from '../../../web/use-session.ts';
import { type Listed, type Session, SupervisionFrame, useStaffName } from './supervision-frame.tsx';
import { SupervisedWorker } from './supervised-worker.tsx';

export function Supervision(): ReactNode {
  const { t } = useWords();
  return (
    <SupervisionFrame tabTitle="supervision.title">
      {(listed) => (
        <div className="stack">
          <SavedNotice />
          {listed.may.plan && (
            <div>
              <ButtonLink kind="main" icon="add" to={to(paths.newSupervision)}>
                {t('supervision.plan')}
              </ButtonLink>
            </div>
          )}
          <Workers listed={listed} />
          <Sessions sessions={listed.sessions} />
        </div>
      )}
    </SupervisionFrame>
  );
}

function Workers({ listed: { workers, may } }: { readonly listed: Listed }): ReactNode {
  const { t } = useWords();
  if (workers.length === 0) {
    return (
      <EmptyState title={t('supervision.nobody')}>
        <p>{t('supervision.nobodyText')}</p>
      </EmptyState>
    );
  }
  return (
    <div className="stack">
      {workers.map((worker) => (
        <SupervisedWorker key={worker.accountId} worker={worker} may={may} />
      ))}
    </div>
  );
}

/** The latest; the others one link away. */
const earlierMost = 8;

function Sessions({ sessions }: { readonly sessions: readonly Session[] }): ReactNode {
  const { t } = useWords();
  const isAll = useAddress().get('earlier') === 'all';
  const planned = sessions.filter(({ state }) => state === 'planned');
  const over = sessions.filter(({ state }) => state !== 'planned');
  return (
    <>
      <Card title={t('supervision.planned')}>
        {planned.length === 0 && <p className="soft">{t('supervision.nonePlanned')}</p>}
        <SessionRows label={t('supervision.planned')} sessions={planned} />
      </Card>
      {over.length > 0 && (
        <Card title={t('supervision.earlier')}>
          <SessionRows
            label={t('supervision.earlier')}
            sessions={isAll ? over : over.slice(0, earlierMost)}
          />
          {!isAll && over.length > earlierMost && (
            <p>
              <Link to={to(paths.supervision, {}, { earlier: 'all' })}>
                {t('supervision.allEarlier')}
              </Link>
            </p>
          )}
        </Card>
      )}
    </>
  );
}

function SessionRows({
  label,
  sessions,
}: {
  readonly label: string;
  readonly sessions: readonly Session[];
}): ReactNode {
  return (
    <Rows label={label}>
      {sessions.map((session) => (
        <SessionRow key={session.id} session={session} />
      ))}
    </Rows>
  );
}

function SessionRow({ session }: { readonly session: Session }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone, userId } = useMe();
  const nameOf = useStaffName();
  const { id: supervisionId, kind, at, state, minutes, movedFor, may } = session;
  const others = [session.supervisor, ...session.workers].filter(
    ({ accountId }) => accountId !== userId,
  );
  const text = [
    t(`supervision.kinds.${kind}`),
    formatList(locale, others.map(nameOf)),
    state === 'held' && minutes !== null && t('supervision.forMinutes', { count: minutes }),
    movedFor !== null && state === 'not-held' && t(`supervision.moved.${movedFor}`),
  ];
  const place = may.move ? paths.supervisionOutcome : may.correct && paths.supervisionCorrection;
  return (
    <Row
      title={formatDateTime(locale, new Date(at), timeZone)}
      to={place ? to(place, { supervisionId }) : undefined}
      text={text.filter(Boolean).join(' · ')}
      aside={
        state === 'planned' ? (
          may.hold && <Badge kind="warning">{t('supervision.record')}</Badge>
        ) : (
          <Badge kind="plain">{t(`supervision.states.${state}`)}</Badge>
        )
      }
    />
  );
}
