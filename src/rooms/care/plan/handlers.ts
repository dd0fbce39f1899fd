// The plan: goals that start from strengths, one at least in the person's own words, and actions
// that rest on a consent or a named ground. Sealed with the key of the person's file. Declining
// something never changes the case. Reviews are in `reviews/`.

import { z } from 'zod';
import { sealText } from '../../../engine/crypto/envelope.ts';
import { answerOf } from '../../../engine/http/answer-of.ts';
import type { HandlersOf } from '../../../engine/http/handler.ts';
import { addDays } from '../../../kernel/day.ts';
import { done, refuse } from '../../../kernel/outcome.ts';
import { askedFrom } from '../../../kernel/unanswered.ts';
import { findFileKey } from '../../people/public.ts';
import * as api from './api.ts';
import { groundDaysMaxOf } from '../country.ts';
import { advanceCase, findCase } from '../cases/queries.ts';
import { hasAssessment } from '../needs/queries.ts';
import * as queries from './queries.ts';
import { listReviews } from '../reviews/queries.ts';
import { isOver } from '../cases/rules.ts';
import { mayAddAction, mayRestOn, strengthFits } from './rules.ts';
import {
  placeOfAction,
  placeOfGoal,
  wordingOf,
  placeOfProvider,
  sealDecision,
  viewAction,
  viewGoal,
} from './sealed.ts';

export const planHandlers: HandlersOf<typeof api> = {
  async startPlan(h) {
    const row = await findCase(h.tx, h.params);
    if (!row) return refuse('not-found');
    if (isOver(row.state)) return refuse('case-is-closed');
    const before = await queries.findPlanOfCase(h.tx, row.id);
    if (before && before.state !== 'ended') return refuse('plan-already-open');
    if (!(await hasAssessment(h.tx, row.id))) return refuse('assessment-first');
    const id = h.newId;
    await queries.insertPlan(h.tx, {
      id,
      caseId: row.id,
      personId: row.personId,
      madeBy: h.actor.accountId,
    });
    const moved = await advanceCase(h.tx, row.id, { to: 'plan-draft', reason: 'plan-made' });
    h.audit.wrote('plan-started', 'plan', [row.personId], 'case-work');
    return done({ id, version: 1, state: moved ? 'plan-draft' : row.state });
  },

  async readPlan(h) {
    const row = await findCase(h.tx, h.params);
    const key = row && (await findFileKey(h, row.personId));
    if (!row || !key) return refuse('not-found');
    h.audit.read('plan', [row.personId], 'case-work');
    const plan = await queries.findPlanOfCase(h.tx, row.id);
    if (!plan) return done({ plan: null });
    const goals = await queries.listGoals(h.tx, plan.id);
    const actions = await queries.listActions(h.tx, plan.id);
    const reviews = await listReviews(h.tx, plan.id);
    return done({
      plan: {
        id: plan.id,
        state: plan.state,
        version: plan.version,
        madeAt: plan.madeAt.toISOString(),
        activatedAt: plan.activatedAt?.toISOString() ?? null,
        agreement: agreementOf(plan),
        approvedAt: plan.approvedAt?.toISOString() ?? null,
        // A supervisor asks only if nobody else agrees for the organisation then.
        may: {
          agree: plan.needsAsking && h.actor.role !== 'supervisor',
          approve: plan.mayApprove,
        },
        hasGoalInOwnWords: goals.some(
          (goal) => goal.wordsOf === 'person' && goal.state !== 'set-aside',
        ),
        groundUntilMax: addDays(h.today, groundDaysMaxOf(h.services.programme.country)),
        goals: goals.map((goal) => ({
          ...viewGoal(goal, key),
          actions: actions
            .filter((one) => one.goalId === goal.id)
            .map((one) => viewAction(one, key)),
        })),
        reviews: reviews.map((one) => ({
          id: one.id,
          version: one.version,
          afterDays: one.afterDays,
          dueOn: one.dueOn,
          heldOn: one.heldOn,
          decision: one.decision,
          personRating: askedFrom([one.personRating, one.personUnrated]),
        })),
      },
    });
  },

  async addGoal(h) {
    const plan = await queries.findPlan(h.tx, h.params.planId);
    const key = plan && (await findFileKey(h, plan.personId));
    if (!plan || !key) return refuse('not-found');
    if (plan.state === 'ended') return refuse('plan-ended');
    if (!strengthFits(h.body.level, h.body.strength)) return refuse('strength-of-another-level');
    const id = h.newId;
    await queries.insertGoal(
      h.tx,
      {
        id,
        planId: plan.id,
        personId: plan.personId,
        madeBy: h.actor.accountId,
      },
      { ...h.body, wording: sealText(key, placeOfGoal(id, 1), h.body.wording) },
    );
    h.audit.wrote('goal-added', 'plan', [plan.personId], 'case-work');
    return done({ id, version: 1 });
  },

  async changeGoal(h) {
    const { baseVersion, state, ...fields } = h.body;
    const goal = await queries.findGoal(h.tx, h.params.goalId);
    const key = goal && (await findFileKey(h, goal.personId));
    const plan = goal && (await queries.findPlan(h.tx, goal.planId));
    if (!goal || !key || !plan) return refuse('not-found');
    if (plan.state === 'ended') return refuse('plan-ended');
    if (!strengthFits(fields.level, fields.strength)) return refuse('strength-of-another-level');
    const keepsOwnWords = fields.wordsOf === 'person' && state !== 'set-aside';
    if (
      plan.state === 'active' &&
      !keepsOwnWords &&
      (await queries.countOwnWords(h.tx, plan.id, goal.id)) === 0
    ) {
      return refuse('last-goal-in-own-words');
    }
    const version = baseVersion + 1;
    const changed = await queries.changeGoal(
      h.tx,
      { id: goal.id, baseVersion, state },
      {
        ...fields,
        wording:
          fields.wording === wordingOf(goal, key)
            ? goal.wording
            : sealText(key, placeOfGoal(goal.id, version), fields.wording),
      },
    );
    if (!changed) return refuse('conflict-changed-meanwhile');
    h.audit.wrote('goal-changed', 'plan', [goal.personId], 'case-work');
    return done({ id: goal.id, version });
  },

  async addAction(h) {
    const { decision, ...body } = h.body;
    const goal = await queries.findGoal(h.tx, h.params.goalId);
    const key = goal && (await findFileKey(h, goal.personId));
    const plan = goal && (await queries.findPlan(h.tx, goal.planId));
    if (!goal || !key || !plan) return refuse('not-found');
    if (plan.state === 'ended') return refuse('plan-ended');
    const consent =
      body.consentId === null
        ? null
        : await queries.findConsent(h.tx, body.consentId, {
            personId: goal.personId,
            service: body.service,
            providerId: body.providerOrganisationId,
          });
    const allowed = mayAddAction({ ...body, decision }, consent);
    if (!allowed.ok) return allowed;
    if (
      body.providerOrganisationId &&
      !(await queries.isOrganisation(h.tx, body.providerOrganisationId))
    ) {
      return refuse('unknown-organisation');
    }
    const id = h.newId;
    await queries.insertAction(
      h.tx,
      { id, goal, madeBy: h.actor.accountId },
      {
        ...body,
        ...sealDecision({ id, key }, decision),
        wording: sealText(key, placeOfAction(id), body.wording),
        providerName:
          body.providerName === null ? null : sealText(key, placeOfProvider(id), body.providerName),
      },
    );
    h.audit.wrote('action-added', 'plan', [goal.personId], 'case-work');
    return done({ id, version: 1 });
  },

  async finishAction(h) {
    const { body } = h;
    const action = await queries.findAction(h.tx, h.params.actionId);
    const plan = action && (await queries.findPlan(h.tx, action.planId));
    if (!action || !plan) return refuse('not-found');
    if (plan.state === 'ended') return refuse('plan-ended');
    if (body.state === 'done' && body.doneOn > h.today)
      return refuse('day-in-future', { today: h.today });
    const changed = await queries.finishAction(h.tx, {
      id: action.id,
      baseVersion: body.baseVersion,
      state: body.state,
      reason: body.state === 'not-done' ? body.reason : null,
      doneOn: body.state === 'done' ? body.doneOn : null,
      dueOn: body.state === 'open' ? body.dueOn : null,
    });
    if (!changed) return refuse('conflict-changed-meanwhile');
    h.audit.wrote('action-finished', 'plan', [action.personId], 'case-work');
    return done({ id: action.id, version: body.baseVersion + 1 });
  },

  async changeBasis(h) {
    const { decision, ...body } = h.body;
    const action = await queries.findAction(h.tx, h.params.actionId);
    const key = action && (await findFileKey(h, action.personId));
    const plan = action && (await queries.findPlan(h.tx, action.planId));
    if (!action || !key || !plan) return refuse('not-found');
    if (plan.state === 'ended') return refuse('plan-ended');
    if (action.state !== 'open') return refuse('action-finished');
    const consent =
      body.consentId === null
        ? null
        : await queries.findConsent(h.tx, body.consentId, {
            personId: action.personId,
            service: action.service,
            providerId: action.providerOrganisationId,
          });
    const allowed = mayRestOn({ ...body, decision }, consent);
    if (!allowed.ok) return allowed;
    const { id } = action;
    const given = sealDecision({ id, key }, decision);
    if (!(await queries.changeBasis(h.tx, { ...body, ...given, id }))) {
      return refuse('conflict-changed-meanwhile');
    }
    h.audit.wrote('action-basis-changed', 'plan', [action.personId], 'case-work');
    return done({ id: action.id, version: body.baseVersion + 1 });
  },

  async recordPlanAgreement(h) {
    const answer = answerOf(
      api.recordPlanAgreement,
      await queries.agreePlan(h.tx, { ...h.body, ...h.params }),
      z.strictObject({ personId: z.uuid(), version: z.number() }),
    );
    if (!answer.ok) return answer;
    const { personId, version } = answer.value;
    h.audit.wrote('plan-agreed', 'plan', [personId], 'case-work');
    return done({ version });
  },

  async activatePlan(h) {
    const answer = answerOf(
      api.activatePlan,
      await queries.approvePlan(h.tx, h.params.planId, h.body.baseVersion),
      api.activatePlan.returns.extend({ personId: z.uuid() }),
    );
    if (!answer.ok) return answer;
    const { personId, ...approved } = answer.value;
    h.audit.wrote('plan-activated', 'plan', [personId], 'case-work');
    return done(approved);
  },
};

function agreementOf({ agreedOn, agreedHow, adultAgreed, isAgreed }: queries.PlanRow) {
  if (agreedOn === null || agreedHow === null) return null;
  return { agreedOn, how: agreedHow, adultAgreed, isCurrent: isAgreed };
}
