// The contract of the plan: goals in the person's own words, actions with provider, due day and
// ground, reviews. A plan becomes active only with a goal that the person put into words. Support
// that the person declines is recorded neutrally and changes nothing else.

import { z } from 'zod';
import { day, version } from '../../../kernel/input.ts';
import { endpoint } from '../../../kernel/contract.ts';
import { asked } from '../../../kernel/unanswered.ts';
import { caseSteerers, planners } from '../access.ts';
import {
  actionGrounds,
  agreeingAdults,
  agreementWays,
  actionStates,
  caseStates,
  goalOwners,
  goalStates,
  levels,
  notDoneReasons,
  reviewDecisions,
  services,
  strengthsOfLevel,
  wordsOf,
} from '../model.ts';
import { groundDecision, wordsText } from '../shapes.ts';

const strength = z.enum(Object.values(strengthsOfLevel).flat() as [string, ...string[]]);
const saved = z.strictObject({ id: z.uuid(), version: z.number() });
const planState = z.enum(['draft', 'active', 'ended']);

export const startPlan = endpoint({
  name: 'startPlan',
  method: 'POST',
  path: '/api/cases/:caseId/plans',
  audit: 'write',
  creates: 'care.plan',
  who: planners,
  summary: 'Start a draft plan; one open plan per case',
  params: z.strictObject({ caseId: z.uuid() }),
  body: z.strictObject({}),
  returns: z.strictObject({ id: z.uuid(), version: z.number(), state: z.enum(caseStates) }),
  violates: { 'care.plan_one_open': 'plan-already-open' },
  refuses: ['plan-already-open', 'assessment-first', 'case-is-closed'],
});

export const readPlan = endpoint({
  name: 'readPlan',
  method: 'GET',
  path: '/api/cases/:caseId/plan',
  audit: 'read',
  who: planners,
  summary: 'The open plan of a case (or the newest ended one) with goals, actions and reviews',
  params: z.strictObject({ caseId: z.uuid() }),
  returns: z.strictObject({
    plan: z
      .strictObject({
        id: z.uuid(),
        state: planState,
        version: z.number(),
        madeAt: z.string(),
        activatedAt: z.string().nullable(),
        /** The last one recorded; not to the plan as it stands if something changed since. */
        agreement: z
          .strictObject({
            agreedOn: day,
            how: z.enum(agreementWays),
            adultAgreed: z.enum(agreeingAdults).nullable(),
            isCurrent: z.boolean(),
          })
          .nullable(),
        approvedAt: z.string().nullable(),
        may: z.strictObject({ agree: z.boolean(), approve: z.boolean() }),
        hasGoalInOwnWords: z.boolean(),
        /** The latest last day of a ground that is decided today. */
        groundUntilMax: day,
        goals: z.array(
          z.strictObject({
            id: z.uuid(),
            version: z.number(),
            level: z.enum(levels),
            /** Null: it starts from none. */
            strength: strength.nullable(),
            wording: z.string(),
            wordsOf: z.enum(wordsOf),
            owner: z.enum(goalOwners),
            state: z.enum(goalStates),
            attainment: z.number().nullable(),
            actions: z.array(
              z.strictObject({
                id: z.uuid(),
                version: z.number(),
                service: z.enum(services),
                /** Null: written before actions had to say what will be done. */
                wording: z.string().nullable(),
                mhpssLayer: z.number().nullable(),
                providerOrganisationId: z.uuid().nullable(),
                providerName: z.string().nullable(),
                dueOn: day,
                ground: z.enum(actionGrounds),
                consentId: z.uuid().nullable(),
                /** Null: it rests on consent, or was decided before anyone had to say why. */
                groundReason: z.string().nullable(),
                groundUntil: day.nullable(),
                /** Its consent or its ground no longer holds: it stops until it has a new basis. */
                needsBasis: z.boolean(),
                fundedUntil: day.nullable(),
                state: z.enum(actionStates),
                notDoneReason: z.enum(notDoneReasons).nullable(),
                doneOn: day.nullable(),
              }),
            ),
          }),
        ),
        reviews: z.array(
          z.strictObject({
            id: z.uuid(),
            version: z.number(),
            afterDays: z.number(),
            dueOn: day,
            heldOn: day.nullable(),
            decision: z.enum(reviewDecisions).nullable(),
            personRating: asked(z.number()).nullable(),
          }),
        ),
      })
      .nullable(),
  }),
  refuses: [],
});

const goalFields = {
  level: z.enum(levels),
  strength: strength.nullable(),
  wording: wordsText,
  wordsOf: z.enum(wordsOf),
  owner: z.enum(goalOwners),
};
export const addGoal = endpoint({
  name: 'addGoal',
  method: 'POST',
  path: '/api/plans/:planId/goals',
  audit: 'write',
  creates: 'care.goal',
  who: planners,
  summary: 'Add a goal; it may start from a strength',
  params: z.strictObject({ planId: z.uuid() }),
  body: z.strictObject(goalFields),
  returns: saved,
  refuses: ['plan-ended', 'strength-of-another-level'],
});

export const changeGoal = endpoint({
  name: 'changeGoal',
  method: 'PUT',
  path: '/api/goals/:goalId',
  audit: 'write',
  who: planners,
  summary: 'Change a goal or set it aside',
  params: z.strictObject({ goalId: z.uuid() }),
  body: z.strictObject({ ...goalFields, baseVersion: version, state: z.enum(goalStates) }),
  returns: saved,
  refuses: [
    'plan-ended',
    'strength-of-another-level',
    'last-goal-in-own-words',
    'conflict-changed-meanwhile',
  ],
});

export const addAction = endpoint({
  name: 'addAction',
  method: 'POST',
  path: '/api/goals/:goalId/actions',
  audit: 'write',
  creates: 'care.action',
  who: planners,
  summary: 'Add an action: service, provider, due day, and the consent or named ground it rests on',
  params: z.strictObject({ goalId: z.uuid() }),
  body: z.strictObject({
    service: z.enum(services),
    wording: wordsText,
    mhpssLayer: z.number().int().min(1).max(4).nullable(),
    providerOrganisationId: z.uuid().nullable(),
    providerName: z.string().trim().min(1).max(200).nullable(),
    dueOn: day,
    ground: z.enum(actionGrounds),
    consentId: z.uuid().nullable(),
    decision: groundDecision.nullable().optional(),
    fundedUntil: day.nullable(),
  }),
  returns: saved,
  refuses: [
    'plan-ended',
    'provider-needed',
    'consent-needed',
    'consent-does-not-hold',
    'decision-needed',
    'ground-out-of-days',
    'unknown-organisation',
  ],
});

export const finishAction = endpoint({
  name: 'finishAction',
  method: 'PUT',
  path: '/api/actions/:actionId/outcome',
  audit: 'write',
  who: planners,
  summary: 'An action was done, or not done for a coded reason, or is open again',
  params: z.strictObject({ actionId: z.uuid() }),
  body: z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('done'), baseVersion: version, doneOn: day }),
    z.strictObject({
      state: z.literal('not-done'),
      baseVersion: version,
      reason: z.enum(notDoneReasons),
    }),
    z.strictObject({ state: z.literal('open'), baseVersion: version, dueOn: day }),
  ]),
  returns: saved,
  refuses: ['plan-ended', 'day-in-future', 'conflict-changed-meanwhile'],
});

export const changeBasis = endpoint({
  name: 'changeBasis',
  method: 'PUT',
  path: '/api/actions/:actionId/basis',
  audit: 'write',
  who: planners,
  summary: 'Rest an open action on another consent or on a named ground; the earlier one is kept',
  params: z.strictObject({ actionId: z.uuid() }),
  body: z.strictObject({
    ground: z.enum(actionGrounds),
    consentId: z.uuid().nullable(),
    decision: groundDecision.nullable().optional(),
    baseVersion: version,
  }),
  returns: saved,
  refuses: [
    'plan-ended',
    'action-finished',
    'consent-needed',
    'consent-does-not-hold',
    'decision-needed',
    'ground-out-of-days',
    'conflict-changed-meanwhile',
  ],
});

export const recordPlanAgreement = endpoint({
  name: 'recordPlanAgreement',
  method: 'PUT',
  path: '/api/plans/:planId/agreement',
  audit: 'write',
  who: planners,
  summary: "The person's agreement to the plan as it stands; for a child, assent and an adult's",
  params: z.strictObject({ planId: z.uuid() }),
  body: z.strictObject({
    baseVersion: version,
    agreedOn: day,
    how: z.enum(agreementWays),
    adultAgreed: z.enum(agreeingAdults).nullable(),
  }),
  returns: z.strictObject({ version: z.number() }),
  refuses: [
    'plan-ended',
    'day-in-future',
    'no-goal-in-own-words',
    'adult-needed',
    'adult-not-needed',
    'conflict-changed-meanwhile',
  ],
});

export const activatePlan = endpoint({
  name: 'activatePlan',
  method: 'PUT',
  path: '/api/plans/:planId/activation',
  audit: 'write',
  who: caseSteerers,
  summary: 'The supervisor agrees to what the person agreed to; a draft comes into force',
  params: z.strictObject({ planId: z.uuid() }),
  body: z.strictObject({ baseVersion: version }),
  returns: z.strictObject({
    version: z.number(),
    state: z.enum(caseStates),
    reviewsDueOn: z.array(day),
  }),
  refuses: [
    'plan-not-draft',
    'agreement-needed',
    'second-person-needed',
    'no-goal-in-own-words',
    'lead-and-supervisor-needed',
    'case-cannot-move-there',
    'conflict-changed-meanwhile',
  ],
});
