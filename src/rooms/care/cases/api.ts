// The contract of cases: lists, one case, its states and priority. A manager gets minimum fields;
// those who work with the person get the case itself.

import { z } from 'zod';
import { cursor, day, limit, version } from '../../../kernel/input.ts';
import { legalAidAnswers } from '../../../kernel/person.ts';
import { sex } from '../../../kernel/person-input.ts';
import { birthPrecisions } from '../../../kernel/birth.ts';
import { endpoint } from '../../../kernel/contract.ts';
import { caseManagers, caseReaders, caseSteerers, fileHolders } from '../access.ts';
import {
  assignmentParts,
  caseOrders,
  caseStates,
  changeReasons,
  movingReasons,
  priorities,
  priorityReasons,
  steeredStates,
  steeringReasons,
  visitKinds,
} from '../model.ts';

const caseParams = z.strictObject({ caseId: z.uuid() });
const personParams = z.strictObject({ personId: z.uuid() });
const staff = z.strictObject({ accountId: z.uuid(), name: z.string().nullable() });

export const caseRow = z.strictObject({
  caseId: z.uuid(),
  code: z.string(),
  personId: z.uuid(),
  personCode: z.string(),
  householdId: z.uuid().nullable(),
  householdCode: z.string().nullable(),
  name: z.string().nullable(),
  age: z.strictObject({ least: z.number(), most: z.number() }).nullable(),
  mayBeMinor: z.boolean(),
  sex,
  province: z.string().nullable(),
  state: z.enum(caseStates),
  priority: z.enum(priorities),
  lead: staff.nullable(),
  supervisor: staff.nullable(),
  openedAt: z.string(),
  contactDueAt: z.string(),
  contactMade: z.boolean(),
  contactMissed: z.boolean(),
  version: z.number(),
});
const caseList = z.strictObject({ cases: z.array(caseRow), next: cursor.nullable() });

export const listOrganisationCases = endpoint({
  name: 'listOrganisationCases',
  method: 'GET',
  path: '/api/cases',
  audit: 'read',
  who: caseManagers,
  summary: 'Cases of the own organisation with minimum fields, most urgent first or as asked',
  query: z.strictObject({
    state: z.enum(caseStates).optional(),
    leadId: z.uuid().optional(),
    unassigned: z.enum(['lead', 'supervisor', 'any']).optional(),
    /** Only those whom nobody met in time. */
    missed: z.enum(['true', 'false']).optional(),
    search: z.string().trim().min(2).max(200).optional(),
    order: z.enum(caseOrders).default('urgent'),
    after: cursor.optional(),
    limit,
  }),
  returns: z.strictObject({ ...caseList.shape, count: z.number(), countIsLeast: z.boolean() }),
  refuses: [],
});

export const readGlance = endpoint({
  name: 'readGlance',
  method: 'GET',
  path: '/api/organisation-at-a-glance',
  audit: 'none',
  who: caseManagers,
  summary: 'Of the own organisation: whom nobody met in time, and children without cover',
  returns: z.strictObject({ clocksMissed: z.number(), childrenUncovered: z.number() }),
  refuses: [],
});

export const listMyCases = endpoint({
  name: 'listMyCases',
  method: 'GET',
  path: '/api/my-cases',
  audit: 'read',
  who: fileHolders,
  summary: 'Cases assigned to oneself, most urgent first or as asked',
  query: z.strictObject({
    state: z.enum(caseStates).optional(),
    search: z.string().trim().min(2).max(200).optional(),
    order: z.enum(caseOrders).default('urgent'),
    after: cursor.optional(),
    limit,
  }),
  returns: caseList,
  refuses: [],
});

/** `householdMembers`: the other cases of the household that the reader may see as well. */
export const casePage = z.strictObject({
  ...caseRow.shape,
  intake: z.boolean(),
  organisationId: z.uuid(),
  priorityReason: z.enum(priorityReasons),
  nextVisitOn: day.nullable(),
  closedAt: z.string().nullable(),
  /** Since when the person wishes no further contact. */
  stoppedAt: z.string().nullable(),
  birth: z.strictObject({
    from: day.nullable(),
    to: day.nullable(),
    precision: z.enum(birthPrecisions),
  }),
  team: z.array(
    z.strictObject({
      ...staff.shape,
      part: z.enum(assignmentParts),
      fromAt: z.string(),
      /** For the work, as the colleague gave it. */
      phone: z.string().nullable(),
    }),
  ),
  /** For the manager: what nobody has acted on in time, and not a word of it. */
  lateConcern: z.strictObject({ since: z.string(), dueAt: z.string() }).nullable(),
  householdMembers: z.array(
    z.strictObject({
      caseId: z.uuid(),
      version: z.number(),
      personId: z.uuid(),
      personCode: z.string(),
      name: z.string().nullable(),
    }),
  ),
  transitions: z.array(
    z.strictObject({
      from: z.enum(caseStates).nullable(),
      to: z.enum(caseStates),
      reason: z.enum(movingReasons),
      at: z.string(),
    }),
  ),
  legalAidOffers: z.array(
    z.strictObject({
      offeredOn: day,
      answer: z.enum(legalAidAnswers),
    }),
  ),
  legalAidDue: z.boolean(),
  closureBlockers: z.array(
    z.enum(['open-safety-concern', 'goals-not-reviewed', 'minor-without-cover']),
  ),
  /** How the next visit may be called, the likeliest first. */
  visitKinds: z.array(z.enum(visitKinds)),
  mayMoveTo: z.array(z.enum(caseStates)),
  may: z.strictObject({
    steer: z.boolean(),
    openFile: z.boolean(),
    recordVisit: z.boolean(),
    proposeClosing: z.boolean(),
    assess: z.boolean(),
  }),
});

export const readCase = endpoint({
  name: 'readCase',
  method: 'GET',
  path: '/api/cases/:caseId',
  audit: 'read',
  who: caseReaders,
  summary: 'One case; a manager gets minimum fields, with empty lists for the rest',
  params: caseParams,
  returns: casePage,
  refuses: [],
});

export const readCaseOfPerson = endpoint({
  name: 'readCaseOfPerson',
  method: 'GET',
  path: '/api/persons/:personId/case',
  audit: 'read',
  who: caseReaders,
  summary: 'The case of one person',
  params: personParams,
  returns: casePage,
  refuses: [],
});

export const moveCase = endpoint({
  name: 'moveCase',
  method: 'PUT',
  path: '/api/cases/:caseId/state',
  audit: 'write',
  who: caseSteerers,
  summary: 'The supervisor reopens a closed case, or goes on with a reopened one',
  params: caseParams,
  body: z.strictObject({
    baseVersion: version,
    to: z.enum(steeredStates),
    reason: z.enum(steeringReasons),
  }),
  returns: z.strictObject({ state: z.enum(caseStates), version: z.number() }),
  refuses: [
    'case-cannot-move-there',
    'no-active-plan',
    'lead-and-supervisor-needed',
    'no-guardianship-body',
    'conflict-changed-meanwhile',
  ],
});

export const changePriority = endpoint({
  name: 'changePriority',
  method: 'PUT',
  path: '/api/cases/:caseId/priority',
  audit: 'write',
  who: caseSteerers,
  summary: 'Change the priority of need; the safety clock starts again',
  params: caseParams,
  body: z.strictObject({
    baseVersion: version,
    priority: z.enum(priorities),
    reason: z.enum(changeReasons),
  }),
  returns: z.strictObject({
    priority: z.enum(priorities),
    contactDueAt: z.string(),
    version: z.number(),
  }),
  refuses: ['priority-unchanged', 'case-is-closed', 'conflict-changed-meanwhile'],
});
