// The contract of matters: reading one's own, and what a court enters into them. A registrar enters
// subjects and proceedings and assigns officers; an officer sees only assigned matters; a probation
// officer sees minimum fields and works on restrictions. There is no search by name and no way from
// here to a person, a case or a household.

import { z } from 'zod';
import { cursor, day, limit, version } from '../../../kernel/input.ts';
import { endpoint } from '../../../kernel/contract.ts';
import { matterHolders, matterReaders } from '../access.ts';
import { assignmentReasons, hearingOutcomes, matterOrders, proceedingStates } from './model.ts';
import {
  hearingPlace,
  matterPage,
  matterSummary,
  newHearing,
  newProceeding,
  newSubject,
  officer,
} from './shapes.ts';
import { chargeObstacles } from '../charge/rules.ts';

const matterParams = z.strictObject({ subjectId: z.uuid() });
const saved = z.strictObject({ id: z.uuid() });

export const listMatters = endpoint({
  name: 'listMatters',
  method: 'GET',
  path: '/api/matters',
  audit: 'read',
  who: matterReaders,
  summary:
    'Matters assigned to oneself, and for a registrar those of the own court, most urgent first or ' +
    'as asked',
  query: z.strictObject({
    /** The whole code of one subject; there is no search by name. */
    code: z.string().trim().max(40).optional(),
    order: z.enum(matterOrders).default('urgent'),
    after: cursor.optional(),
    limit,
  }),
  returns: z.strictObject({
    matters: z.array(matterSummary),
    next: cursor.nullable(),
    may: z.strictObject({ enter: z.boolean() }),
  }),
  refuses: [],
});

export const readMatter = endpoint({
  name: 'readMatter',
  method: 'GET',
  path: '/api/matters/:subjectId',
  audit: 'read',
  who: matterReaders,
  summary: 'One matter: subject, proceedings, restrictions as of now, hearings, officers',
  params: matterParams,
  returns: matterPage,
  refuses: [],
});

export const enterMatter = endpoint({
  name: 'enterMatter',
  method: 'POST',
  path: '/api/matters',
  audit: 'write',
  creates: 'legal.subject',
  who: matterHolders,
  summary: 'A registrar enters a subject with the first proceeding',
  body: z.strictObject({ subject: newSubject, proceeding: newProceeding }),
  returns: z.strictObject({ subjectId: z.uuid(), code: z.string(), proceedingId: z.uuid() }),
  refuses: [
    'not-allowed',
    'act-in-the-future',
    'state-in-the-future',
    'law-changed-meanwhile',
    ...chargeObstacles,
  ],
});

export const addProceeding = endpoint({
  name: 'addProceeding',
  method: 'POST',
  path: '/api/matters/:subjectId/proceedings',
  audit: 'write',
  creates: 'legal.proceeding',
  who: matterHolders,
  summary: 'A registrar enters a further proceeding',
  params: matterParams,
  body: newProceeding,
  returns: saved,
  refuses: [
    'not-allowed',
    'act-in-the-future',
    'state-in-the-future',
    'law-changed-meanwhile',
    'matter-of-another-kind',
    ...chargeObstacles,
  ],
});

export const moveProceeding = endpoint({
  name: 'moveProceeding',
  method: 'PUT',
  path: '/api/matters/:subjectId/proceedings/:proceedingId/state',
  audit: 'write',
  who: matterHolders,
  summary: 'Record the next state of a proceeding and its day',
  params: z.strictObject({ subjectId: z.uuid(), proceedingId: z.uuid() }),
  body: z.strictObject({
    state: z.enum(proceedingStates),
    on: day,
    baseVersion: version,
  }),
  returns: z.strictObject({ id: z.uuid(), state: z.enum(proceedingStates), version: z.number() }),
  refuses: [
    'not-allowed',
    'request-needed',
    'conflict-changed-meanwhile',
    'no-such-step',
    'state-in-the-future',
    'before-the-last-state',
    'sentence-needs-a-conviction',
    ...chargeObstacles,
  ],
});

export const addHearing = endpoint({
  name: 'addHearing',
  method: 'POST',
  path: '/api/matters/:subjectId/hearings',
  audit: 'write',
  creates: 'legal.hearing',
  who: matterHolders,
  summary: 'Note a hearing, planned or held',
  params: matterParams,
  body: newHearing,
  returns: saved,
  refuses: ['no-such-proceeding', 'held-in-the-future'],
});

export const changeHearing = endpoint({
  name: 'changeHearing',
  method: 'PUT',
  path: '/api/matters/:subjectId/hearings/:hearingId',
  audit: 'write',
  who: matterHolders,
  summary: 'Record what came of a hearing',
  params: z.strictObject({ subjectId: z.uuid(), hearingId: z.uuid() }),
  body: z.strictObject({
    outcome: z.enum(hearingOutcomes),
    heldOn: day,
    ...hearingPlace,
    note: z.string().trim().max(4000).nullable(),
    baseVersion: version,
  }),
  returns: z.strictObject({ id: z.uuid(), version: z.number() }),
  refuses: ['conflict-changed-meanwhile', 'held-in-the-future'],
});

export const assignOfficer = endpoint({
  name: 'assignOfficer',
  method: 'PUT',
  path: '/api/matters/:subjectId/assignment',
  audit: 'write',
  creates: 'legal.assignment',
  who: matterHolders,
  summary:
    'A registrar assigns an officer of the court, or a probation officer of another body of the ' +
    'justice side; replaces the one of the same role',
  params: matterParams,
  body: z.strictObject({
    officerId: z.uuid(),
    reason: z.enum(assignmentReasons),
    /** `assignmentVersion` of the matter as it was seen. */
    baseVersion: version.optional(),
  }),
  returns: saved,
  refuses: ['not-allowed', 'no-such-officer', 'already-assigned', 'conflict-changed-meanwhile'],
});

export const listOfficers = endpoint({
  name: 'listOfficers',
  method: 'GET',
  path: '/api/matters/officers',
  audit: 'none',
  who: matterHolders,
  summary:
    'To whom a registrar may assign: officers of the own court with their matters, or the probation ' +
    'officers of one other body of the justice side by name; and which bodies have any',
  query: z.strictObject({
    /** The body where they work; without it the own court. */
    organisationId: z.uuid().optional(),
  }),
  returns: z.strictObject({
    /** `matters` is null for another body: its workload is its own business. */
    officers: z.array(z.strictObject({ ...officer.shape, matters: z.number().nullable() })),
    bodies: z.array(
      z.strictObject({
        organisationId: z.uuid(),
        code: z.string(),
        names: z.record(z.string(), z.string()),
      }),
    ),
  }),
  refuses: [],
});
