// Shapes that several contracts of this room share.

import { z } from 'zod';
import { day } from '../../kernel/input.ts';

export const wordsText = z.string().trim().min(1).max(4000);

/** Why somebody helps without consent, and for how long; the pack's days if nobody says. */
export const groundDecision = z.strictObject({
  reason: z.string().trim().min(1).max(500),
  untilOn: day.nullable(),
});
