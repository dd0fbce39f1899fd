// The nouns of the page about jobs: a kind with its counts and ages, and a dead letter. Of a person
// there is nothing here.

import { z } from 'zod';

/** As `jobs.known_kinds()` has them; a test compares both with the jobs that the server runs. */
export const jobKinds = ['sealing', 'erasing', 'list-import'] as const;
export type JobKind = (typeof jobKinds)[number];

const instant = z.string().nullable();

export const kindShown = z.strictObject({
  kind: z.enum(jobKinds),
  /** Of machinery, the row that comes again and again. */
  jobId: z.uuid().nullable(),
  everySeconds: z.number().nullable(),
  /** Due and not taken up yet; what comes again and waits for its hour is not counted. */
  waiting: z.number(),
  running: z.number(),
  dead: z.number(),
  waitingSince: instant,
  succeededAt: instant,
  failingSince: instant,
  /** How often it failed since it last worked. */
  failures: z.number(),
  lastError: z.string().nullable(),
  /** Fails, or waits to be taken up, for more than an hour. */
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
