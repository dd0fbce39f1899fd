// The nouns of the page about jobs: a kind with its counts and ages, and a dead letter. Nothing
// here is about a person.

import { z } from 'zod';

/** As `jobs.known_kinds()` has them; a test compares both with the jobs that the server runs. */
export const jobKinds = ['sealing', 'head-sending', 'erasing', 'list-import'] as const;
export type JobKind = (typeof jobKinds)[number];

/** What is kept only for a time, as the list of stored fields calls it. */
export const erasedKinds = [
  'file',
  'matter',
  'crossing',
  'entry',
  'stage',
  'operation',
  'account',
  'session',
  'job',
] as const;
export type ErasedKind = (typeof erasedKinds)[number];

const instant = z.string().nullable();

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
