// The contract of operations, their states and counts. Only the coordinator works here; the care
// side learns an operation's name and day, and the guardianship officer the few facts that a kin
// search needs.

import { z } from 'zod';
import { cursor, day, limit, version } from '../../../kernel/input.ts';
import { endpoint } from '../../../kernel/contract.ts';
import { coordinators, operationNameReaders } from '../access.ts';
import { operationReasons, phases } from './model.ts';
import { operationCounts, operationFields, operationSummary } from './shapes.ts';

export const operationParams = z.strictObject({ operationId: z.uuid() });
export const stateSaved = z.strictObject({ id: z.uuid(), state: z.string(), version: z.number() });

export const listOperations = endpoint({
  name: 'listOperations',
  method: 'GET',
  path: '/api/operations',
  audit: 'none',
  who: coordinators,
  summary: 'Operations, the newest first',
  query: z.strictObject({
    after: cursor.optional(),
    limit,
  }),
  returns: z.strictObject({ operations: z.array(operationSummary), next: cursor.nullable() }),
  refuses: [],
});

export const listOperationNames = endpoint({
  name: 'listOperationNames',
  method: 'GET',
  path: '/api/operation-names',
  audit: 'none',
  who: operationNameReaders,
  summary: "Name and landing day of the operations that one's assigned persons came with",
  returns: z.strictObject({
    operations: z.array(
      z.strictObject({
        id: z.uuid(),
        name: z.string(),
        landedOn: day.nullable(),
      }),
    ),
  }),
  refuses: [],
});

export const addOperation = endpoint({
  name: 'addOperation',
  method: 'POST',
  path: '/api/operations',
  audit: 'write',
  creates: 'operations.operation',
  who: coordinators,
  summary: 'Open an operation; it starts as negotiating',
  body: operationFields,
  returns: stateSaved,
  refuses: [],
});

export const readOperation = endpoint({
  name: 'readOperation',
  method: 'GET',
  path: '/api/operations/:operationId',
  audit: 'none',
  who: coordinators,
  summary: 'One operation with its history and where it may go from here',
  params: operationParams,
  returns: z.strictObject({
    operation: operationSummary,
    mayMoveTo: z.array(z.enum([...phases, 'resumed'])),
    transitions: z.array(
      z.strictObject({
        from: z.enum(phases).nullable(),
        to: z.enum(phases),
        reason: z.enum(operationReasons),
        on: day,
        by: z.string(),
        at: z.string(),
      }),
    ),
  }),
  refuses: [],
});

export const changeOperation = endpoint({
  name: 'changeOperation',
  method: 'PUT',
  path: '/api/operations/:operationId',
  audit: 'write',
  who: coordinators,
  summary: 'Correct what is stated about an operation',
  params: operationParams,
  body: z.strictObject({ ...operationFields.shape, baseVersion: version }),
  returns: stateSaved,
  refuses: ['conflict-changed-meanwhile', 'operation-closed'],
});

export const moveOperation = endpoint({
  name: 'moveOperation',
  method: 'PUT',
  path: '/api/operations/:operationId/state',
  audit: 'write',
  who: coordinators,
  summary:
    'Move an operation on; `resumed` goes back to where it was suspended. `on` is the day ' +
    'it happened: leaving (executing) and landing keep it as their day',
  params: operationParams,
  body: z.strictObject({
    to: z.enum([...phases, 'resumed']),
    reason: z.enum(operationReasons),
    on: day,
    baseVersion: version,
  }),
  returns: stateSaved,
  refuses: [
    'conflict-changed-meanwhile',
    'operation-cannot-move-there',
    'entries-unresolved',
    'operation-without-list',
    'nobody-boarded',
    'day-in-the-future',
    'import-running',
  ],
});

export const readCounts = endpoint({
  name: 'readCounts',
  method: 'GET',
  path: '/api/operations/:operationId/counts',
  audit: 'none',
  who: coordinators,
  summary: 'Planned, on lists, willing, boarded, not boarded by reason, arrived',
  params: operationParams,
  returns: operationCounts,
  refuses: [],
});
