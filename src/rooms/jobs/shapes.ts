// A kind of job, a dead letter and what is due for erasing, as the page about jobs shows them.

import { z } from 'zod';
import { erasedKinds, jobKinds } from './model.ts';

const instant = z.string().nullable();

export const erasingShown = z.strictObject({
  kind: z.enum(erasedKinds),
  /** Past its day: nobody reads it, and the next run removes it. */
  due: z.number(),
  /** Its day comes within ninety days. */
  soon: z.number(),
  erasedAt: instant,
});
export type ErasingShown = z.infer<typeof erasingShown>;

export const kindShown = z.strictObject({
  kind: z.enum(jobKinds),
  /** For machinery: its one recurring row. */
  jobId: z.uuid().nullable(),
  everySeconds: z.number().nullable(),
  /** Due but not picked up yet; a recurring job that waits for its next hour is not counted. */
  waiting: z.number(),
  running: z.number(),
  dead: z.number(),
  waitingSince: instant,
  succeededAt: instant,
  failingSince: instant,
  /** How often it has failed since it last succeeded. */
  failures: z.number(),
  lastError: z.string().nullable(),
  /** Has failed, or waited to be picked up, for more than an hour. */
  isStuck: z.boolean(),
});
export type KindShown = z.infer<typeof kindShown>;

export const deadLetter = z.strictObject({
  jobId: z.uuid(),
  kind: z.enum(jobKinds),
  attempts: z.number(),
  lastError: z.string().nullable(),
  since: z.string(),
});
export type DeadLetter = z.infer<typeof deadLetter>;
