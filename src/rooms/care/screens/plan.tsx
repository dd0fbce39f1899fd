// The plan: goals in the person's own words first, each with its actions, then the reviews. What is
// still missing before it can become active is shown here, not only after an attempt.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { isUnanswered } from '../../../kernel/unanswered.ts';
import { useCommand } from '../../../web/command.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Card } from '../../../web/kit/card.tsx';
import { ErrorSummary } from '../../../web/kit/error-summary.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Badge, Notice } from '../../../web/kit/notice.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { readPlan, startPlan } from '../plan/api.ts';
import { CaseScreen, isOver } from './case-screen.tsx';
import type { CaseFile, PlanFile, Review } from './shapes.ts';
import { GoalCard } from './goal-card.tsx';
import { Agreement } from './plan-agreement.tsx';

export function Plan({ params: { personId = '' } }: ScreenProps): ReactNode {
  return (
    <CaseScreen personId={personId} tabTitle="care.plan.title">
      {(file) => <Content file={file} />}
    </CaseScreen>
  );
}

function Content({ file }: { readonly file: CaseFile }): ReactNode {
  const { t } = useWords();
  const query = useRead<typeof readPlan>('GET /api/cases/:caseId/plan', {
    params: { caseId: file.caseId },
  });
  return (
    <Loaded query={query} room="care" isEmpty={() => false}>
      {({ plan }) => (
        <>
          {plan && <PlanView plan={plan} file={file} />}
          {(!plan || plan.state === 'ended') && !isOver(file) && <Start file={file} />}
          {!plan && isOver(file) && <EmptyState title={t('care.plan.none')} />}
        </>
      )}
    </Loaded>
  );
}

function Start({ file }: { readonly file: CaseFile }): ReactNode {
  const { t } = useWords();
  const command = useCommand<typeof startPlan>('POST /api/cases/:caseId/plans');
  return (
    <>
      <ErrorSummary problem={command.problem} room="care" />
      <EmptyState title={t('care.plan.none')}>
        <p>{t('care.plan.noneText')}</p>
        <Button
          kind="main"
          isBusy={command.isBusy}
          onClick={() => void command.run({ params: { caseId: file.caseId }, body: {} })}
        >
          {t('care.plan.start')}
        </Button>
      </EmptyState>
    </>
  );
}

function PlanView({ plan, file }: { readonly plan: PlanFile; readonly file: CaseFile }): ReactNode {
  const { t } = useWords();
  const { personId } = file;
  const isOpen = plan.state !== 'ended';
  const goals = [...plan.goals].sort((one, other) => rankOf(one.wordsOf) - rankOf(other.wordsOf));
  return (
    <>
      <div className="row">
        <Badge kind={plan.state === 'active' ? 'success' : 'plain'}>
          {t(`care.planStates.${plan.state}`)}
        </Badge>
        {isOpen && (
          <ButtonLink
            kind={plan.hasGoalInOwnWords ? 'plain' : 'main'}
            icon="add"
            to={to(paths.planGoal, { personId })}
          >
            {t('care.plan.addGoal')}
          </ButtonLink>
        )}
      </div>
      {!plan.hasGoalInOwnWords && (
        <Notice>
          <p>{t('care.plan.ownWordsNeeded')}</p>
        </Notice>
      )}
      {goals.map((goal) => (
        <GoalCard key={goal.id} goal={goal} personId={personId} isOpen={isOpen} />
      ))}
      <Agreement key={plan.version} plan={plan} isMinor={file.mayBeMinor} />
      {plan.reviews.length > 0 && (
        <Reviews reviews={plan.reviews} personId={personId} isOpen={isOpen} />
      )}
    </>
  );
}

function rankOf(whose: PlanFile['goals'][number]['wordsOf']): number {
  return ['person', 'together', 'worker'].indexOf(whose);
}

function Reviews({
  reviews,
  personId,
  isOpen,
}: {
  readonly reviews: readonly Review[];
  readonly personId: string;
  readonly isOpen: boolean;
}): ReactNode {
  const { t, locale } = useWords();
  const day = (text: string): string => formatDay(locale, toDay(text));
  return (
    <Card title={t('care.review.list')}>
      <Rows label={t('care.review.list')}>
        {reviews.map(({ id, afterDays, dueOn, heldOn, decision, personRating }) => (
          <Row
            key={id}
            title={t('care.review.after', { count: afterDays })}
            to={!heldOn && isOpen ? to(paths.planReview, { personId }, { review: id }) : undefined}
            text={
              heldOn
                ? t('care.review.heldOn', { day: day(heldOn) })
                : t('care.review.dueOn', { day: day(dueOn) })
            }
            aside={
              heldOn ? (
                <>
                  {decision && <Badge kind="plain">{t(`care.reviewDecisions.${decision}`)}</Badge>}
                  {isUnanswered(personRating) ? (
                    <Badge kind="plain">
                      {t('care.review.unrated', {
                        why: t(`kit.unanswered.${personRating.unanswered}`),
                      })}
                    </Badge>
                  ) : (
                    personRating !== null && (
                      <Badge kind="plain">{t('care.review.rated', { rating: personRating })}</Badge>
                    )
                  )}
                </>
              ) : undefined
            }
          />
        ))}
      </Rows>
    </Card>
  );
}
