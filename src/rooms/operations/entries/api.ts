// The contract of entries: search, the path of each one, their families, and arrival. Names are
// given until handover and never afterwards.

import { z } from 'zod';
import { cursor, day, limit, version } from '../../../kernel/input.ts';
import { endpoint } from '../../../kernel/contract.ts';
import { birth, sex } from '../../../kernel/person-input.ts';
import { coordinators, kinSearchers } from '../access.ts';
import { operationParams, stateSaved } from '../operation/api.ts';
import { entryBases, entryReasons, entryStates } from './model.ts';
import { entryOrigin, entrySummary, entryTransition } from './shapes.ts';

const entryParams = z.strictObject({ operationId: z.uuid(), entryId: z.uuid() });
const page = {
  after: cursor.optional(),
  limit,
};

export const listEntries = endpoint({
  name: 'listEntries',
  method: 'GET',
  path: '/api/operations/:operationId/entries',
  audit: 'read',
  who: coordinators,
  summary: 'Entries, each person once after reconciliation; `search` takes a name in any script',
  params: operationParams,
  query: z.strictObject({
    ...page,
    search: z.string().trim().min(2).max(200).optional(),
    state: z.enum(entryStates).optional(),
    familyId: z.uuid().optional(),
    unresolved: z.enum(['true', 'false']).optional(),
    unaccompanied: z.enum(['true', 'false']).optional(),
  }),
  /** `total` is counted up to 1,000; `totalIsMore` says there are more. */
  returns: z.strictObject({
    entries: z.array(entrySummary),
    next: cursor.nullable(),
    total: z.number(),
    totalIsMore: z.boolean(),
  }),
  refuses: [],
});

export const readEntry = endpoint({
  name: 'readEntry',
  method: 'GET',
  path: '/api/operations/:operationId/entries/:entryId',
  audit: 'read',
  who: coordinators,
  summary: 'One entry with every row that tells of it, its way, and where it may go',
  params: entryParams,
  returns: z.strictObject({
    entry: entrySummary,
    origins: z.array(entryOrigin),
    transitions: z.array(entryTransition),
    mayMoveTo: z.array(z.enum(entryStates)),
    /** Decisions that joined the rows; each can be undone through `decideProposals`. */
    joinedBy: z.array(z.strictObject({ proposalId: z.uuid(), version: z.number() })),
  }),
  refuses: [],
});

export const moveEntry = endpoint({
  name: 'moveEntry',
  method: 'PUT',
  path: '/api/operations/:operationId/entries/:entryId/state',
  audit: 'write',
  who: coordinators,
  summary: 'Move one entry on. Refused, prevented and not boarded need a coded reason, no text',
  params: entryParams,
  body: z.strictObject({
    to: z.enum(entryStates),
    reason: z.enum(entryReasons).nullable(),
    basis: z.enum(entryBases),
    baseVersion: version,
  }),
  returns: stateSaved,
  refuses: [
    'conflict-changed-meanwhile',
    'entry-cannot-move-there',
    'reason-needed',
    'reason-not-taken',
    'operation-closed',
    'entry-is-merged',
  ],
});

export const moveToFamily = endpoint({
  name: 'moveToFamily',
  method: 'PUT',
  path: '/api/operations/:operationId/entries/:entryId/family',
  audit: 'write',
  who: coordinators,
  summary: 'Put an entry into another family; `new` makes one; `as-listed` goes back to the lists',
  params: entryParams,
  body: z.strictObject({
    family: z.union([z.uuid(), z.enum(['new', 'as-listed'])]),
    baseVersion: version,
  }),
  returns: z.strictObject({ id: z.uuid(), familyId: z.uuid(), version: z.number() }),
  refuses: [
    'conflict-changed-meanwhile',
    'family-not-found',
    'entry-already-arrived',
    'operation-closed',
    'entry-is-merged',
  ],
});

export const listFamilies = endpoint({
  name: 'listFamilies',
  method: 'GET',
  path: '/api/operations/:operationId/families',
  audit: 'read',
  who: coordinators,
  summary: 'Families of the operation with their members',
  params: operationParams,
  query: z.strictObject({
    after: cursor.optional(),
    limit: z.coerce.number().int().min(1).max(50).default(25),
  }),
  returns: z.strictObject({
    families: z.array(
      z.strictObject({
        id: z.uuid(),
        code: z.string(),
        entries: z.array(entrySummary),
      }),
    ),
    next: cursor.nullable(),
  }),
  refuses: [],
});

export const arrive = endpoint({
  name: 'arrive',
  method: 'PUT',
  path: '/api/operations/:operationId/arrivals',
  audit: 'write',
  who: coordinators,
  summary:
    'Boarded entries have arrived: each becomes a person, each family a household. ' +
    'Without `familyIds`: everybody who boarded',
  params: operationParams,
  body: z.strictObject({
    arrivedOn: day,
    familyIds: z.array(z.uuid()).min(1).max(100).optional(),
  }),
  returns: z.strictObject({
    arrived: z.number(),
    households: z.number(),
    unaccompaniedMinors: z.number(),
  }),
  refuses: [
    'operation-not-landed',
    'nobody-boarded',
    'proposals-open',
    'day-in-the-future',
    'no-guardianship-body',
  ],
});

export const listUnaccompanied = endpoint({
  name: 'listUnaccompanied',
  method: 'GET',
  path: '/api/unaccompanied-entries',
  audit: 'read',
  who: kinSearchers,
  summary: 'Children on the lists without an adult of their family, for the search of kin',
  query: z.strictObject(page),
  returns: z.strictObject({
    entries: z.array(
      z.strictObject({
        id: z.uuid(),
        code: z.string(),
        operationName: z.string().nullable(),
        fullName: z.string(),
        fatherName: z.string().nullable(),
        motherName: z.string().nullable(),
        birth,
        sex,
        familyCode: z.string(),
      }),
    ),
    next: cursor.nullable(),
  }),
  refuses: [],
});
