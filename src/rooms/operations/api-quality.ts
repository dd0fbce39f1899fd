// The contract of the page on how well pairs were proposed: counts of decisions, no row and no
// name.

import { z } from 'zod';
import { endpoint } from '../../kernel/contract.ts';
import { coordinator } from './api.ts';

export const matchingQuality = z.strictObject({
  cells: z.array(
    z.strictObject({
      /** `2026-Q4`: when it was decided. */
      quarter: z.string(),
      /** `arabic-cyrillic`; null for pairs that people put together or that are older. */
      scripts: z.string().nullable(),
      /** Of both rows; `unknown` where one does not say or they differ. */
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
  who: coordinator,
  summary: 'How pairs of list rows were decided, by what was said of them, script and sex',
  returns: matchingQuality,
  refuses: [],
});
