// The contract of handover and assignment: the coordinator offers a household with minimum data, an
// organisation accepts or declines, its manager gives each case a lead and a supervisor.

import { z } from 'zod';
import { cursor, day, limit, version } from '../../../kernel/input.ts';
import { spokenLanguages } from '../../../kernel/person.ts';
import { sex } from '../../../kernel/person-input.ts';
import { birthPrecisions } from '../../../kernel/birth.ts';
import { endpoint } from '../../../kernel/contract.ts';
import { caseAssigners, offerDeciders, offerMakers, offerReaders } from '../access.ts';
import {
  ageBands,
  assignmentReasons,
  declineReasons,
  offerOrders,
  offerStates,
  urgentNeeds,
} from '../model.ts';

const names = z.record(z.string(), z.string());
const offerParams = z.strictObject({ offerId: z.uuid() });
const caseParams = z.strictObject({ caseId: z.uuid() });

export const listHouseholdsAwaitingHandover = endpoint({
  name: 'listHouseholdsAwaitingHandover',
  method: 'GET',
  path: '/api/handovers',
  audit: 'read',
  who: offerMakers,
  summary: 'Households that no organisation has accepted yet, with what is missing for an offer',
  query: z.strictObject({ householdId: z.uuid().optional(), after: cursor.optional(), limit }),
  returns: z.strictObject({
    households: z.array(
      z.strictObject({
        householdId: z.uuid(),
        householdCode: z.string(),
        operationId: z.uuid().nullable(),
        province: z.string().nullable(),
        adults: z.number(),
        children: z.number(),
        ready: z.boolean(),
        members: z.array(
          z.strictObject({
            personId: z.uuid(),
            personCode: z.string(),
            name: z.string().nullable(),
            sex,
            birth: z.strictObject({
              from: day.nullable(),
              to: day.nullable(),
              precision: z.enum(birthPrecisions),
            }),
            mayBeMinor: z.boolean(),
            sharingUntil: day.nullable(),
          }),
        ),
        offer: z
          .strictObject({
            id: z.uuid(),
            version: z.number(),
            organisationId: z.uuid(),
            organisationNames: names,
            state: z.enum(offerStates),
            offeredAt: z.string(),
            declineReason: z.enum(declineReasons).nullable(),
          })
          .nullable(),
      }),
    ),
    next: cursor.nullable(),
  }),
  refuses: [],
});

export const offerHousehold = endpoint({
  name: 'offerHousehold',
  method: 'POST',
  path: '/api/offers',
  audit: 'write',
  creates: 'care.offer',
  who: offerMakers,
  summary:
    'Offer a whole household to a care organisation with minimum data; siblings stay together',
  body: z.strictObject({
    householdId: z.uuid(),
    organisationId: z.uuid(),
    languages: z.array(z.enum(spokenLanguages)).min(1).max(8),
    urgentNeeds: z.array(z.enum(urgentNeeds)).max(8),
  }),
  returns: z.strictObject({ id: z.uuid(), state: z.enum(offerStates) }),
  refuses: ['sharing-not-agreed', 'already-offered', 'not-a-care-organisation'],
});

export const listOffers = endpoint({
  name: 'listOffers',
  method: 'GET',
  path: '/api/offers',
  audit: 'read',
  who: offerReaders,
  summary:
    'Offers with minimum data only, most urgent first or as asked; a manager sees those to the own ' +
    'organisation',
  query: z.strictObject({
    state: z.enum(offerStates).optional(),
    order: z.enum(offerOrders).default('urgent'),
    after: cursor.optional(),
    limit,
  }),
  returns: z.strictObject({
    offers: z.array(
      z.strictObject({
        id: z.uuid(),
        version: z.number(),
        householdCode: z.string(),
        organisationId: z.uuid(),
        organisationNames: names,
        state: z.enum(offerStates),
        adults: z.number(),
        children: z.number(),
        ageBands: z.partialRecord(z.enum(ageBands), z.number()),
        province: z.string().nullable(),
        languages: z.array(z.enum(spokenLanguages)),
        urgentNeeds: z.array(z.enum(urgentNeeds)),
        offeredAt: z.string(),
        /** From then on it is late and stands with the coordinator; null once it is answered. */
        answerBy: z.string().nullable(),
        isLate: z.boolean(),
        decidedAt: z.string().nullable(),
        declineReason: z.enum(declineReasons).nullable(),
      }),
    ),
    next: cursor.nullable(),
  }),
  refuses: [],
});

export const withdrawOffer = endpoint({
  name: 'withdrawOffer',
  method: 'PUT',
  path: '/api/offers/:offerId/withdrawal',
  audit: 'write',
  who: offerMakers,
  summary: 'Take back an open offer',
  params: offerParams,
  body: z.strictObject({ baseVersion: version }),
  returns: z.strictObject({ state: z.enum(offerStates) }),
  refuses: ['offer-already-decided', 'conflict-changed-meanwhile'],
});

export const acceptOffer = endpoint({
  name: 'acceptOffer',
  method: 'PUT',
  path: '/api/offers/:offerId/acceptance',
  audit: 'write',
  who: offerDeciders,
  summary: 'Accept the household: one case opens for each member',
  params: offerParams,
  body: z.strictObject({ baseVersion: version }),
  returns: z.strictObject({
    state: z.enum(offerStates),
    householdId: z.uuid(),
    cases: z.array(z.strictObject({ caseId: z.uuid(), code: z.string(), personId: z.uuid() })),
  }),
  refuses: ['offer-already-decided', 'sharing-not-agreed', 'conflict-changed-meanwhile'],
});

export const declineOffer = endpoint({
  name: 'declineOffer',
  method: 'PUT',
  path: '/api/offers/:offerId/decline',
  audit: 'write',
  who: offerDeciders,
  summary: 'Decline with a coded reason; the coordinator may offer elsewhere',
  params: offerParams,
  body: z.strictObject({ baseVersion: version, reason: z.enum(declineReasons) }),
  returns: z.strictObject({ state: z.enum(offerStates) }),
  refuses: ['offer-already-decided', 'conflict-changed-meanwhile'],
});

export const assignCase = endpoint({
  name: 'assignCase',
  method: 'PUT',
  path: '/api/cases/:caseId/assignment',
  audit: 'write',
  who: caseAssigners,
  summary: 'Give the case a lead or a supervisor; the one before loses reach in the same moment',
  params: caseParams,
  body: z.strictObject({
    baseVersion: version,
    part: z.enum(['lead', 'supervisor']),
    accountId: z.uuid(),
    reason: z.enum(assignmentReasons),
  }),
  returns: z.strictObject({ version: z.number() }),
  refuses: [
    'not-a-colleague-for-this',
    'already-assigned',
    'case-is-closed',
    'conflict-changed-meanwhile',
  ],
});

export const assignHousehold = endpoint({
  name: 'assignHousehold',
  method: 'PUT',
  path: '/api/households/:householdId/assignment',
  audit: 'write',
  who: caseAssigners,
  summary: 'Give every open case of a household the same lead and supervisor in one go',
  params: z.strictObject({ householdId: z.uuid() }),
  body: z.strictObject({
    leadAccountId: z.uuid(),
    supervisorAccountId: z.uuid(),
    reason: z.enum(assignmentReasons),
    /** Each open case as the caller saw it; if one is missing or changed, all is refused. */
    bases: z
      .array(z.strictObject({ caseId: z.uuid(), baseVersion: version }))
      .max(100)
      .optional(),
  }),
  returns: z.strictObject({ cases: z.number() }),
  refuses: ['not-a-colleague-for-this', 'conflict-changed-meanwhile'],
});

export const addTeamMember = endpoint({
  name: 'addTeamMember',
  method: 'POST',
  path: '/api/cases/:caseId/team',
  audit: 'write',
  creates: 'care.assignment',
  who: caseAssigners,
  summary: 'Bring a psychologist or a second case manager of the organisation to the case',
  params: caseParams,
  body: z.strictObject({ accountId: z.uuid() }),
  returns: z.strictObject({ version: z.number() }),
  refuses: ['not-a-colleague-for-this', 'already-assigned', 'case-is-closed'],
});

export const endTeamMember = endpoint({
  name: 'endTeamMember',
  method: 'PUT',
  path: '/api/cases/:caseId/team/:accountId/end',
  audit: 'write',
  who: caseAssigners,
  summary: 'End a team membership; reach ends in the same moment',
  params: z.strictObject({ caseId: z.uuid(), accountId: z.uuid() }),
  body: z.strictObject({ reason: z.enum(assignmentReasons) }),
  returns: z.strictObject({ version: z.number() }),
  refuses: [],
});
