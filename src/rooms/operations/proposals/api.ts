// The contract of reconciliation: which entries may mean the same person, what people decided about
// it, and how well pairs were proposed. The last is counts only, without a row or a name.

import { z } from 'zod';
import { cursor, limit, version } from '../../../kernel/input.ts';
import { endpoint } from '../../../kernel/contract.ts';
import { coordinators } from '../access.ts';
import { operationParams } from '../operation/api.ts';
import { proposalStates } from './model.ts';
import { proposal } from './shapes.ts';

export const listProposals = endpoint({
  name: 'listProposals',
  method: 'GET',
  path: '/api/operations/:operationId/proposals',
  audit: 'read',
  who: coordinators,
  summary: 'Pairs of entries that may mean one person, side by side, the surest first',
  params: operationParams,
  query: z.strictObject({
    after: cursor.optional(),
    limit,
    state: z.enum(proposalStates).default('open'),
    band: z.enum(['same', 'look']).optional(),
  }),
  returns: z.strictObject({
    proposals: z.array(proposal),
    next: cursor.nullable(),
    total: z.number(),
    totalIsMore: z.boolean(),
  }),
  refuses: [],
});

export const reconcile = endpoint({
  name: 'reconcile',
  method: 'POST',
  path: '/api/operations/:operationId/reconciliation',
  audit: 'write',
  who: coordinators,
  summary: 'Look for pairs again over all lists; what was decided stays decided',
  params: operationParams,
  returns: z.strictObject({ open: z.number(), added: z.number() }),
  refuses: ['took-too-long', 'operation-closed'],
});

export const decideProposals = endpoint({
  name: 'decideProposals',
  method: 'PUT',
  path: '/api/operations/:operationId/proposals/decisions',
  audit: 'write',
  who: coordinators,
  summary:
    'Decide pairs that one has looked at: same, different, or open again (undo). ' +
    'All of them or none',
  params: operationParams,
  body: z.strictObject({
    decision: z.enum(proposalStates),
    proposals: z
      .array(z.strictObject({ id: z.uuid(), baseVersion: version }))
      .min(1)
      .max(100),
  }),
  returns: z.strictObject({
    decided: z.array(
      z.strictObject({
        id: z.uuid(),
        state: z.enum(proposalStates),
        version: z.number(),
        entryId: z.uuid(),
        stateConflict: z.boolean(),
      }),
    ),
  }),
  refuses: [
    'conflict-changed-meanwhile',
    'decided-different',
    'joined-through-others',
    'entry-already-arrived',
    'proposal-not-found',
    'operation-closed',
  ],
});

export const compareByHand = endpoint({
  name: 'compareByHand',
  method: 'POST',
  path: '/api/operations/:operationId/proposals',
  audit: 'write',
  creates: 'operations.match_proposal',
  who: coordinators,
  summary: 'Put two entries side by side that nobody proposed; decide them like any other pair',
  params: operationParams,
  body: z.strictObject({ a: z.uuid(), b: z.uuid() }),
  returns: z.strictObject({
    id: z.uuid(),
    state: z.enum(proposalStates),
    version: z.number(),
  }),
  refuses: ['same-entry', 'operation-closed'],
});

const matchingQuality = z.strictObject({
  cells: z.array(
    z.strictObject({
      /** `2026-Q4`: when it was decided. */
      quarter: z.string(),
      /** `arabic-cyrillic`; null for pairs that people put together or that are older. */
      scripts: z.string().nullable(),
      /** Of both rows; `unknown` if one does not say or they differ. */
      sex: z.enum(['female', 'male', 'unknown']),
      band: z.enum(['same', 'look']),
      decision: z.enum(['same', 'different']),
      count: z.number(),
    }),
  ),
});

export const readMatchingQuality = endpoint({
  name: 'readMatchingQuality',
  method: 'GET',
  path: '/api/matching-quality',
  audit: 'none',
  who: coordinators,
  summary: 'How pairs of list rows were decided, by what was said of them, script and sex',
  returns: matchingQuality,
  refuses: [],
});
