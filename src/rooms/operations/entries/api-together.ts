// The contract of answers and steps recorded for a family, or several, in one form. Each person's
// record stands alone, with their own state, reason and base.

import { z } from 'zod';
import { version } from '../../../kernel/input.ts';
import { endpoint } from '../../../kernel/contract.ts';
import { coordinators } from '../access.ts';
import { operationParams } from '../operation/api.ts';
import { entryBases, entryReasons, entryStates, togetherMost } from './model.ts';

export const moveEntries = endpoint({
  name: 'moveEntries',
  method: 'PUT',
  path: '/api/operations/:operationId/states',
  audit: 'write',
  who: coordinators,
  summary: 'Move several entries on, each with a record of its own; all of them, or none',
  params: operationParams,
  body: z.strictObject({
    basis: z.enum(entryBases),
    moves: z
      .array(
        z.strictObject({
          entryId: z.uuid(),
          to: z.enum(entryStates),
          reason: z.enum(entryReasons).nullable(),
          baseVersion: version,
        }),
      )
      .min(1)
      .max(togetherMost),
  }),
  returns: z.strictObject({ moved: z.number() }),
  refuses: [
    'conflict-changed-meanwhile',
    'entry-cannot-move-there',
    'reason-needed',
    'reason-not-taken',
    'operation-closed',
    'entry-is-merged',
  ],
});
