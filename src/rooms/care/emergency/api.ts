// The contract of the emergency page: a life is in danger, one case is opened by its exact code for
// 60 minutes, read-only, on one page; a second person is told at once, and a lead judges it within
// 72 hours (docs/decisions/0008). Nothing here finds, lists or searches cases.

import { z } from 'zod';
import { day } from '../../../kernel/input.ts';
import { contactKinds } from '../../../kernel/person.ts';
import { sex } from '../../../kernel/person-input.ts';
import { birthPrecisions } from '../../../kernel/birth.ts';
import { endpoint } from '../../../kernel/contract.ts';
import { emergencyLeads, emergencyOpeners, emergencyParties } from '../access.ts';
import {
  assignmentParts,
  emergencyKinds,
  emergencyVerdicts,
  priorities,
  safetyConcerns,
  services,
} from '../model.ts';
import { wordsText } from '../shapes.ts';

const openingParams = z.strictObject({ openingId: z.uuid() });
const names = z.record(z.string(), z.string());
const kind = z.enum(emergencyKinds);
const verdict = z.enum(emergencyVerdicts);
const way = z.strictObject({
  kind: z.enum(contactKinds),
  value: z.string(),
});

/** `openingId` null: the case does not exist or may not be opened; the answer is the same. */
export const openEmergency = endpoint({
  name: 'openEmergency',
  method: 'POST',
  path: '/api/emergencies',
  audit: 'write',
  creates: 'care.emergency_opening',
  who: emergencyOpeners,
  summary: 'Open one case for 60 minutes because a life is in danger; a second person is told',
  body: z.strictObject({
    caseCode: z.string().trim().min(1).max(30),
    kind,
    reason: wordsText,
  }),
  returns: z.strictObject({ openingId: z.uuid().nullable() }),
  refuses: [
    'emergency-right-withdrawn',
    'emergency-still-open',
    'emergency-attempts-used-up',
    'emergency-not-needed',
  ],
});

export const listOwnEmergencies = endpoint({
  name: 'listOwnEmergencies',
  method: 'GET',
  path: '/api/emergencies',
  audit: 'read',
  who: emergencyOpeners,
  summary: 'What one has opened oneself: whether it is open, and whether it has been judged',
  returns: z.strictObject({
    openId: z.uuid().nullable(),
    mayOpenAt: z.string().nullable(),
    withdrawn: z.boolean(),
    openings: z.array(
      z.strictObject({
        openingId: z.uuid(),
        caseCode: z.string(),
        kind,
        openedAt: z.string(),
        reviewDueAt: z.string(),
        verdict: verdict.nullable(),
      }),
    ),
  }),
  refuses: [],
});

const cover = z.strictObject({
  kind: z.enum(['custodial-parent', 'guardian', 'interim-body']),
  relation: z.string().nullable(),
  name: z.string().nullable(),
  bodyNames: names.nullable(),
  untilOn: day.nullable(),
  phones: z.array(z.string()),
});

export const readEmergency = endpoint({
  name: 'readEmergency',
  method: 'GET',
  path: '/api/emergencies/:openingId',
  audit: 'read',
  who: emergencyOpeners,
  summary: 'What one needs to find and save the person, for whoever opened it, while it is open',
  params: openingParams,
  returns: z.strictObject({
    caseCode: z.string(),
    kind,
    openedAt: z.string(),
    secondsLeft: z.number(),
    names: z.array(z.string()),
    sex,
    birth: z.strictObject({
      from: day.nullable(),
      to: day.nullable(),
      precision: z.enum(birthPrecisions),
    }),
    age: z.strictObject({ least: z.number(), most: z.number() }).nullable(),
    mayBeMinor: z.boolean(),
    province: z.string().nullable(),
    contacts: z.array(way),
    covers: z.array(cover),
    organisationNames: names,
    team: z.array(z.strictObject({ part: z.enum(assignmentParts), name: z.string() })),
    told: z.array(z.string()),
    priority: z.enum(priorities),
    contactDueAt: z.string(),
    contactedAt: z.string().nullable(),
    nextVisitOn: day.nullable(),
    lastVisit: z.strictObject({ on: day, concern: z.enum(safetyConcerns) }).nullable(),
    helpers: z.array(
      z.strictObject({
        service: z.enum(services),
        providerNames: names.nullable(),
        providerName: z.string().nullable(),
      }),
    ),
  }),
  refuses: [],
});

export const endEmergency = endpoint({
  name: 'endEmergency',
  method: 'PUT',
  path: '/api/emergencies/:openingId/end',
  audit: 'write',
  who: emergencyParties,
  summary: 'End it before its hour: whoever opened it, was told of it or leads that organisation',
  params: openingParams,
  returns: z.strictObject({}),
  refuses: ['emergency-already-over'],
});

/** `reason` null: this reader was only told of a colleague, or the file was erased. */
const opening = z.strictObject({
  openingId: z.uuid(),
  caseCode: z.string(),
  kind,
  reason: z.string().nullable(),
  opener: z.string(),
  openerRole: z.enum(emergencyOpeners).nullable(),
  openerOrganisation: names,
  openedAt: z.string(),
  isOpen: z.boolean(),
  untilAt: z.string(),
  endedAt: z.string().nullable(),
  endedBy: z.string().nullable(),
  reviewDueAt: z.string(),
  isOverdue: z.boolean(),
  verdict: verdict.nullable(),
  note: z.string().nullable(),
  reviewer: z.string().nullable(),
  reviewedAt: z.string().nullable(),
  wasTold: z.boolean(),
  mayReview: z.boolean(),
});

export const listEmergencies = endpoint({
  name: 'listEmergencies',
  method: 'GET',
  path: '/api/emergency-reviews',
  audit: 'read',
  who: emergencyLeads,
  summary: 'Openings in the own organisation and those one was told of; what waits comes first',
  returns: z.strictObject({
    openings: z.array(opening),
    withdrawn: z.array(
      z.strictObject({
        accountId: z.uuid(),
        name: z.string(),
        since: z.string(),
        mayLift: z.boolean(),
      }),
    ),
  }),
  refuses: [],
});

export const reviewEmergency = endpoint({
  name: 'reviewEmergency',
  method: 'PUT',
  path: '/api/emergencies/:openingId/review',
  audit: 'write',
  who: emergencyLeads,
  summary:
    "A lead of the organisation that holds the case (without one: of the opener's), never who opened it, judges",
  params: openingParams,
  body: z.strictObject({ verdict, note: wordsText }),
  returns: z.strictObject({ verdict }),
  refuses: ['reviewer-is-opener', 'emergency-already-reviewed'],
});

export const liftEmergencyWithdrawal = endpoint({
  name: 'liftEmergencyWithdrawal',
  method: 'PUT',
  path: '/api/emergency-rights',
  audit: 'write',
  who: emergencyLeads,
  summary:
    'Take back, as a lead of the organisation whose case it was, that an account may open no more',
  body: z.strictObject({ accountId: z.uuid() }),
  returns: z.strictObject({}),
  refuses: [],
});

/** Only counts and times, so that it can be polled every half minute without an audit entry. */
export const readEmergencyNotice = endpoint({
  name: 'readEmergencyNotice',
  method: 'GET',
  path: '/api/emergency-notice',
  audit: 'none',
  who: emergencyParties,
  summary: 'How many openings wait for oneself, and whether an own one is open or still unjudged',
  returns: z.strictObject({
    waiting: z.number(),
    newest: z.string().nullable(),
    ownOpen: z.boolean(),
    ownReviewDueAt: z.string().nullable(),
  }),
  refuses: [],
  isUnattended: true,
});
