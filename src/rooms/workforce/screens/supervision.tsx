// Supervision: for a worker one's own with the button to ask for it, for a supervisor the team, for
// a manager the organisation. Who is due first, then what is planned and what took place.

import '../../../web/styles/records.css';
import type { ReactNode } from 'react';
import { formatDateTime, formatList } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { EmptyState } from '../../../web/kit/loaded.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { SavedNotice } from '../../../web/kit/saved.tsx';
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
    <div className="cards">
      {workers.map((worker) => (
        <SupervisedWorker key={worker.accountId} worker={worker} may={may} />
      ))}
    </div>
  );
}

function Sessions({ sessions }: { readonly sessions: readonly Session[] }): ReactNode {
  const { t } = useWords();
  const planned = sessions.filter(({ state }) => state === 'planned');
  const over = sessions.filter(({ state }) => state !== 'planned');
  return (
    <>
      <Card title={t('supervision.planned')}>
        {planned.length === 0 && <p className="soft">{t('supervision.nonePlanned')}</p>}
        <Rows label={t('supervision.planned')}>
          {planned.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </Rows>
      </Card>
      {over.length > 0 && (
        <Card title={t('supervision.earlier')}>
          <Rows label={t('supervision.earlier')}>
            {over.map((session) => (
              <SessionRow key={session.id} session={session} />
            ))}
          </Rows>
        </Card>
      )}
    </>
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
  return (
    <Row
      title={formatDateTime(locale, new Date(at), timeZone)}
      text={text.filter(Boolean).join(' · ')}
      aside={
        <>
          {state !== 'planned' && <Badge kind="plain">{t(`supervision.states.${state}`)}</Badge>}
          {may.move && (
            <ButtonLink to={to(paths.supervisionOutcome, { supervisionId })}>
              {t(may.hold ? 'supervision.record' : 'supervision.move')}
            </ButtonLink>
          )}
          {may.correct && (
            <ButtonLink to={to(paths.supervisionCorrection, { supervisionId })}>
              {t('supervision.correct')}
            </ButtonLink>
          )}
        </>
      }
    />
  );
}
