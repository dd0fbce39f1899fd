// The closing of a case: what is proposed and with which answers, the decision of a second person,
// attempts to reach the person, and earlier closings, which stay when a case is reopened.

import '../../../web/styles/records.css';
import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { dayAt, toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card, Facts } from '../../../web/kit/card.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Badge, Notice } from '../../../web/kit/notice.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import { useMe } from '../../../web/use-session.ts';
import type { readClosings } from '../closing/api.ts';
import { ClosingPage } from './closing-page.tsx';
import { Attempts } from './closing-attempts.tsx';
import { Decision, FollowUp } from './closing-steps.tsx';
import type { CaseFile } from './shapes.ts';

export type Closings = ReturnsOf<typeof readClosings>;
export type Closing = Closings['closings'][number];

export function ClosingOfCase({ params: { caseId = '' } }: ScreenProps): ReactNode {
  return (
    <ClosingPage caseId={caseId} tabTitle="closing.title">
      {(file) => <Content file={file} />}
    </ClosingPage>
  );
}

function Content({ file }: { readonly file: CaseFile }): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof readClosings>('GET /api/cases/:caseId/closings', {
    params: { caseId: file.caseId },
  });
  return (
    <Loaded query={query} room="closing" isEmpty={() => false}>
      {(found) => {
        const waiting = found.closings.find(({ state }) => state === 'proposed');
        const earlier = found.closings.filter((one) => one !== waiting);
        return (
          <>
            <p className="soft">{t('closing.lead')}</p>
            {file.stoppedAt !== null && (
              <Notice>
                <p>{t('closing.stopped')}</p>
              </Notice>
            )}
            {waiting ? <Waiting closing={waiting} /> : <NoneWaits file={file} found={found} />}
            {file.closedAt !== null && file.may.steer && (
              <div className="row">
                <ButtonLink to={to(paths.case, { caseId: file.caseId })}>
                  {t('closing.toCase')}
                </ButtonLink>
              </div>
            )}
            {found.may.stop && <Steps file={file} mayPropose={found.may.propose} />}
            <Attempts file={file} found={found} />
            {earlier.length > 0 && <h2>{t('closing.earlier')}</h2>}
            {earlier.map((closing) => (
              <Told key={closing.id} closing={closing}>
                {closing.may.recordFollowUp && <FollowUp closing={closing} />}
              </Told>
            ))}
          </>
        );
      }}
    </Loaded>
  );
}

function NoneWaits({
  file,
  found,
}: {
  readonly file: CaseFile;
  readonly found: Closings;
}): ReactNode {
  const { t } = useWords();
  if (found.closings.length > 0) return null;
  return (
    <EmptyState title={t('closing.none')}>
      {file.closedAt === null && <p>{t('closing.noneText')}</p>}
    </EmptyState>
  );
}

function Steps({
  file: { caseId, closureBlockers },
  mayPropose,
}: {
  readonly file: CaseFile;
  readonly mayPropose: boolean;
}): ReactNode {
  const { t } = useWords();
  return (
    <>
      {mayPropose && closureBlockers.length > 0 && (
        <Notice title={t('care.steps.blockers')}>
          <ul>
            {closureBlockers.map((each) => (
              <li key={each}>{t(`care.blockers.${each}`)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <div className="row">
        {mayPropose && (
          <ButtonLink kind="main" to={to(paths.newCaseClosing, { caseId })}>
            {t('closing.propose')}
          </ButtonLink>
        )}
        <ButtonLink to={to(paths.caseStop, { caseId })}>{t('closing.stop')}</ButtonLink>
      </div>
    </>
  );
}

function Waiting({ closing }: { readonly closing: Closing }): ReactNode {
  const { t } = useWords();
  return (
    <Told closing={closing}>
      {closing.may.decide ? (
        <Decision closing={closing} />
      ) : (
        <p className="soft">{t('closing.othersDecide')}</p>
      )}
    </Told>
  );
}

function Told({
  closing,
  children,
}: {
  readonly closing: Closing;
  readonly children?: ReactNode;
}): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const isWaiting = closing.state === 'proposed';
  const day = (text: string): string => formatDay(locale, toDay(text));
  const dayOf = (text: string): string => formatDay(locale, dayAt(new Date(text), timeZone));
  const { decidedAt, decidedBy, refusal, followUp, followUpDueOn } = closing;
  const facts: [string, ReactNode][] = [
    [t('closing.proposedBy'), closing.proposedBy.name ?? t('closing.unknownName')],
    [t('closing.proposedAt'), dayOf(closing.proposedAt)],
  ];
  if (isWaiting) facts.push([t('closing.decideUntil'), day(closing.decideUntil)]);
  if (decidedAt) facts.push([t('closing.decidedAt'), dayOf(decidedAt)]);
  if (decidedBy) facts.push([t('closing.decidedBy'), decidedBy.name ?? t('closing.unknownName')]);
  if (refusal) facts.push([t('closing.refusalIs'), t(`closing.returns.${refusal}`)]);
  if (followUpDueOn) facts.push([t('closing.followUpDueOn'), day(followUpDueOn)]);
  if (followUp) facts.push([t('closing.followUpIs'), t(`closing.followUps.${followUp}`)]);
  return (
    <Card
      title={t(`closing.reasons.${closing.reason}`)}
      actions={<Badge kind="plain">{t(`closing.states.${closing.state}`)}</Badge>}
    >
      <Facts facts={facts} />
      {closing.criteria.length > 0 && <Criteria closing={closing} />}
      {children}
    </Card>
  );
}

function Criteria({ closing }: { readonly closing: Closing }): ReactNode {
  const { t } = useWords();
  return (
    <Rows label={t('closing.answersTitle')}>
      {closing.criteria.map(({ criterion, answer, reason }) => (
        <Row
          key={criterion}
          title={t(`closing.criteria.${criterion}`)}
          text={answer === 'not-met' ? (reason ?? t('closing.reasonSealed')) : undefined}
          aside={
            <Badge kind={answer === 'not-met' ? 'warning' : 'plain'}>
              {t(`closing.answers.${answer}`)}
            </Badge>
          }
        />
      ))}
    </Rows>
  );
}
