// The contract of holding a review of a plan.

import { z } from 'zod';
import { day, version } from '../../../kernel/input.ts';
import { endpoint } from '../../../kernel/contract.ts';
import { asked } from '../../../kernel/unanswered.ts';
import { planners } from '../access.ts';
import { caseStates, goalStates, reviewDecisions } from '../model.ts';

export const holdReview = endpoint({
  name: 'holdReview',
  method: 'PUT',
  path: '/api/reviews/:reviewId/outcome',
  audit: 'write',
  who: planners,
  summary: "Record a review: how far each goal came (−2 to +2), the person's rating, the decision",
  params: z.strictObject({ reviewId: z.uuid() }),
  body: z.strictObject({
    baseVersion: version,
    heldOn: day,
    decision: z.enum(reviewDecisions),
    personRating: asked(z.number().int().min(1).max(5)).nullable(),
    goals: z
      .array(
        z.strictObject({
          goalId: z.uuid(),
          attainment: z.number().int().min(-2).max(2),
          state: z.enum(goalStates),
        }),
      )
      .max(50),
  }),
  returns: z.strictObject({
    version: z.number(),
    state: z.enum(caseStates),
    nextReviewOn: day.nullable(),
  }),
  refuses: [
    'review-already-held',
    'plan-ended',
    'day-in-future',
    'goal-of-another-plan',
    'last-goal-in-own-words',
    'case-cannot-move-there',
    'conflict-changed-meanwhile',
  ],
});
