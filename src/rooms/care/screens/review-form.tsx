// Holding a review (`?review=`): how far each goal came in words, the person's own rating of the
// help, and the decision. Nothing here is added up to a number about a person.

import '../../../web/styles/records.css';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { Day } from '../../../kernel/day.ts';
import { useCommand } from '../../../web/command.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card } from '../../../web/kit/card.tsx';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { DateField } from '../../../web/kit/date-field.tsx';
import { Form } from '../../../web/kit/form.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { Select } from '../../../web/kit/text-field.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { useToday } from '../../../web/kit/use-today.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { holdReview } from '../api-plan.ts';
import {
  closingReasons,
  type Goal,
  goalStates,
  type PlanFile,
  type Review,
  reviewDecisions,
  type ReviewBody,
} from './codes.ts';
import { attainmentKey } from './goal-card.tsx';
import { PlanScreen } from './plan-screen.tsx';

export function ReviewForm({ params: { personId = '' } }: ScreenProps): ReactNode {
  const id = useAddress().get('review');
  return (
    <PlanScreen personId={personId} tabTitle="care.review.title">
      {(plan) => {
        const review = plan.reviews.find((each) => each.id === id);
        return review && <Fields plan={plan} review={review} personId={personId} />;
      }}
    </PlanScreen>
  );
}

type TypedGoal = { readonly attainment: string; readonly state: Goal['state'] };
type Typed = {
  readonly heldOn: Day | '';
  readonly decision: ReviewBody['decision'] | '';
  readonly rating: string;
  readonly closingReason: NonNullable<ReviewBody['closingReason']> | '';
  readonly goals: Readonly<Record<string, TypedGoal>>;
};
const attainments = ['-2', '-1', '0', '1', '2'] as const;
const ratings = ['1', '2', '3', '4', '5'] as const;

function useReview(plan: PlanFile, review: Review, back: string) {
  const [, open] = useLocation();
  const start: Typed = {
    heldOn: useToday(),
    decision: '',
    rating: '',
    closingReason: '',
    goals: Object.fromEntries(
      plan.goals
        .filter(({ state }) => state === 'open')
        .map(({ id, state }) => [id, { attainment: '', state }]),
    ),
  };
  const [typed, change, discard] = useDraft(`review/${review.id}`, start);
  const command = useCommand<typeof holdReview>('PUT /api/reviews/:reviewId/outcome');
  const send = async (): Promise<void> => {
    const { heldOn, decision, rating, closingReason } = typed;
    if (!heldOn || !decision) return;
    const goals = Object.entries(typed.goals)
      .filter(([, goal]) => goal.attainment !== '')
      .map(([goalId, goal]) => ({
        goalId,
        attainment: Number(goal.attainment),
        state: goal.state,
      }));
    const body = {
      baseVersion: review.version,
      heldOn,
      decision,
      goals,
      personRating: rating ? Number(rating) : null,
      closingReason: decision === 'propose-closing' ? closingReason || null : null,
    };
    if (!(await command.run({ params: { reviewId: review.id }, body }))) return;
    discard();
    open(`${back}?saved=yes`);
  };
  return { typed, change, command, send };
}

function Fields({
  plan,
  review,
  personId,
}: {
  readonly plan: PlanFile;
  readonly review: Review;
  readonly personId: string;
}): ReactNode {
  const { t } = useWords();
  const today = useToday();
  const back = `/persons/${personId}/plan`;
  const { typed, change, command, send } = useReview(plan, review, back);
  return (
    <Form
      action={command}
      submit={t('care.review.save')}
      backTo={back}
      room="care"
      onSend={() => void send()}
    >
      <DateField
        label={t('care.review.heldOnLabel')}
        name="heldOn"
        value={typed.heldOn}
        until={today}
        isRequired
        onChange={(heldOn) => change({ heldOn })}
      />
      {plan.goals
        .filter(({ id }) => id in typed.goals)
        .map((goal) => (
          <GoalReview
            key={goal.id}
            goal={goal}
            value={typed.goals[goal.id] ?? { attainment: '', state: 'open' }}
            onChange={(value) => change({ goals: { ...typed.goals, [goal.id]: value } })}
          />
        ))}
      <Select<string>
        label={t('care.review.rating')}
        hint={t('care.review.ratingHint')}
        name="personRating"
        value={typed.rating}
        isOptional
        options={optionsOf(ratings, (each) => t(`care.ratings.${each}`))}
        onChange={(rating) => change({ rating })}
      />
      <RadioGroup
        label={t('care.review.decision')}
        name="decision"
        value={typed.decision}
        isRequired
        options={optionsOf(reviewDecisions, (each) => t(`care.reviewDecisions.${each}`))}
        onChange={(decision) => change({ decision })}
      />
      {typed.decision === 'propose-closing' && (
        <Select
          label={t('care.review.closingReason')}
          name="closingReason"
          value={typed.closingReason}
          isRequired
          options={optionsOf(closingReasons, (each) => t(`care.movingReasons.${each}`))}
          onChange={(closingReason) => change({ closingReason })}
        />
      )}
    </Form>
  );
}

function GoalReview({
  goal,
  value,
  onChange,
}: {
  readonly goal: Goal;
  readonly value: TypedGoal;
  readonly onChange: (value: TypedGoal) => void;
}): ReactNode {
  const { t } = useWords();
  return (
    <Card>
      <blockquote className="own-words">{goal.wording}</blockquote>
      <RadioGroup<string>
        label={t('care.review.attainment')}
        name={`goals.${goal.id}`}
        value={value.attainment}
        isRequired
        options={optionsOf(attainments, (each) =>
          t(`care.attainment.${attainmentKey(Number(each))}`),
        )}
        onChange={(attainment) => onChange({ ...value, attainment })}
      />
      <Select
        label={t('care.plan.goalState')}
        value={value.state}
        options={optionsOf(goalStates, (each) => t(`care.goalStates.${each}`))}
        onChange={(state) => onChange({ ...value, state })}
      />
    </Card>
  );
}
