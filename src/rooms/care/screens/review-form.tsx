// Holding a review (`?review=`): how far each goal came in words, the person's own rating of the
// help, and the decision. Nothing here is added up to a number about a person.

import '../../../web/styles/records.css';
import type { ReactNode } from 'react';
import type { Day } from '../../../kernel/day.ts';
import { CommandForm } from '../../../web/kit/command-form.tsx';
import type { LinesOf } from '../../../web/kit/lines-of.ts';
import { useAddress } from '../../../web/kit/use-address.ts';
import { useToday } from '../../../web/kit/use-today.ts';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { holdReview } from '../reviews/api.ts';
import { goalStates, reviewDecisions } from '../model.ts';
import type { CaseFile, Goal, PlanFile, Review, ReviewBody } from './shapes.ts';
import { attainmentKey } from './goal-card.tsx';
import { PlanScreen } from './plan-screen.tsx';

export function ReviewForm({ params: { personId = '' } }: ScreenProps): ReactNode {
  const id = useAddress().get('review');
  return (
    <PlanScreen personId={personId} tabTitle="care.review.title">
      {(plan, file) => {
        const review = plan.reviews.find((each) => each.id === id);
        return review && <Fields plan={plan} review={review} file={file} />;
      }}
    </PlanScreen>
  );
}

/** Two of each open goal, by its id. */
type OfGoals = { readonly [Name in `attainment ${string}`]: number } & {
  readonly [Name in `state ${string}`]: Goal['state'];
};
type Questions = Omit<ReviewBody, 'baseVersion' | 'goals'> & OfGoals;
const attainments = ['-2', '-1', '0', '1', '2'] as const;
const ratings = ['1', '2', '3', '4', '5'] as const;

function linesOfGoal({ id, wording }: Goal, at: number): LinesOf<OfGoals> {
  const attainment: LinesOf<OfGoals>[`attainment ${string}`] = {
    is: 'choice',
    label: 'care.review.attainment',
    path: `goals.${at}.attainment`,
    above: () => <blockquote className="own-words">{wording}</blockquote>,
    codes: attainments,
    isNumber: true,
    words: (code) => `care.attainment.${attainmentKey(Number(code))}`,
  };
  const state: LinesOf<OfGoals>[`state ${string}`] = {
    is: 'list',
    label: 'care.plan.goalState',
    path: `goals.${at}.state`,
    codes: goalStates,
    words: (code) => `care.goalStates.${code}`,
  };
  return { [`attainment ${id}`]: attainment, [`state ${id}`]: state } as LinesOf<OfGoals>;
}

export function reviewLines(open: readonly Goal[], today: Day): LinesOf<Questions> {
  return {
    heldOn: { is: 'day', label: 'care.review.heldOnLabel', until: today },
    ...(Object.assign({}, ...open.map(linesOfGoal)) as LinesOf<OfGoals>),
    personRating: {
      is: 'list',
      label: 'care.review.rating',
      hint: 'care.review.ratingHint',
      codes: ratings,
      isNumber: true,
      words: (code) => `care.ratings.${code as (typeof ratings)[number]}`,
      isOptional: true,
      isAsked: true,
    },
    decision: {
      is: 'choice',
      label: 'care.review.decision',
      codes: reviewDecisions,
      words: (code) => `care.reviewDecisions.${code}`,
    },
  };
}

function Fields({
  plan,
  review,
  file: { personId, caseId },
}: {
  readonly plan: PlanFile;
  readonly review: Review;
  readonly file: CaseFile;
}): ReactNode {
  const today = useToday();
  const back = to(paths.plan, { personId });
  const open = plan.goals.filter(({ state }) => state === 'open');
  return (
    <CommandForm<typeof holdReview, Questions>
      command="PUT /api/reviews/:reviewId/outcome"
      params={{ reviewId: review.id }}
      given={{ baseVersion: review.version }}
      room="care"
      submit="care.review.save"
      backTo={back}
      opens={(_, { decision }) =>
        decision === 'propose-closing' ? to(paths.newCaseClosing, { caseId }) : `${back}?saved=yes`
      }
      start={{
        heldOn: today,
        ...Object.fromEntries(open.map(({ id }) => [`state ${id}`, 'open'])),
      }}
      toBody={({ heldOn, personRating, decision, ...ofGoals }) => ({
        heldOn,
        personRating,
        decision,
        goals: open.map(({ id }) => ({
          goalId: id,
          attainment: ofGoals[`attainment ${id}`]!,
          state: ofGoals[`state ${id}`]!,
        })),
      })}
      lines={reviewLines(open, today)}
    />
  );
}
