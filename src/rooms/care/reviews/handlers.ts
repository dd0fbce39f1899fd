// Reviews of a plan: how far each goal came, what the person says, and what follows for the case. A
// review may propose closing; only the supervisor closes.

import type { HandlersOf } from '../../../engine/http/handler.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import { columnsOf } from '../../../kernel/unanswered.ts';
import type * as api from './api.ts';
import type { CaseState } from '../model.ts';
import { advanceCase, findCase } from '../cases/queries.ts';
import * as queries from '../plan/queries.ts';
import * as reviews from './queries.ts';
import { mayMove } from '../cases/rules.ts';

export const reviewHandlers: HandlersOf<typeof api> = {
  async holdReview(h) {
    const { body } = h;
    const review = await reviews.findReview(h.tx, h.params.reviewId);
    const plan = review && (await queries.findPlan(h.tx, review.planId));
    const row = plan && (await findCase(h.tx, { caseId: plan.caseId }));
    if (!review || !plan || !row) return refuse('not-found');
    if (review.heldOn !== null) return refuse('review-already-held', { on: review.heldOn });
    if (plan.state !== 'active') return refuse('plan-ended');
    if (body.heldOn > h.today) return refuse('day-in-future', { today: h.today });
    const to = stateAfter(body.decision);
    if (row.state !== to && !mayMove(row.state, to)) {
      return refuse('case-cannot-move-there', { from: row.state, to });
    }
    const [personRating, personUnrated] = columnsOf(body.personRating);
    const held = await reviews.holdReview(h.tx, {
      id: review.id,
      baseVersion: body.baseVersion,
      heldOn: body.heldOn,
      decision: body.decision,
      personRating,
      personUnrated,
      heldBy: h.actor.accountId,
      attainment: body.goals.map(({ goalId, attainment }) => ({ goalId, attainment })),
    });
    if (!held) return refuse('conflict-changed-meanwhile');
    for (const { goalId, ...rated } of body.goals) {
      const known = await queries.rateGoal(h.tx, { id: goalId, planId: plan.id, ...rated });
      if (!known) return refuse('goal-of-another-plan');
    }
    if (row.state !== to) {
      await advanceCase(h.tx, row.id, { to, reason: 'review-held' });
    }
    h.audit.wrote('review-held', 'plan', [plan.personId], 'case-work');
    // The database plans the next one when none is left.
    const next = (await reviews.listReviews(h.tx, plan.id)).find((one) => one.heldOn === null);
    return done({
      version: body.baseVersion + 1,
      state: to,
      nextReviewOn: next?.dueOn ?? null,
    });
  },
};

// A review only recommends closing: the proposal with its criteria is a step of its own, and until
// someone takes it the next review stays due.
function stateAfter(decision: 'continue' | 'revise' | 'propose-closing'): CaseState {
  return decision === 'continue' ? 'active' : 'review';
}
