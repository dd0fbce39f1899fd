// The runner's side of jobs.sql: what the worker may ask about a table that it cannot read. A claim
// is one runner's secret for one job and a few seconds; a runner that has lost it gets false.

import type { Kysely } from 'kysely';
import { sql } from '../db/database.ts';
import type { Side } from '../../kernel/roles.ts';
import type { Ids } from './job.ts';

export type Claimed = {
  readonly jobId: string;
  readonly kind: string;
  readonly payload: Ids;
  /** The side of the person it is done for; null: machinery. */
  readonly side: Side | null;
  readonly claim: string;
};
type Worker = Kysely<unknown>;

export const claimSeconds = 30;

export async function claimJob(
  worker: Worker,
  kinds: readonly string[],
): Promise<Claimed | undefined> {
  const found = await sql<Claimed>`select job_id as "jobId", kind, payload, side, claim
    from jobs.claim(${kinds}::text[], ${claimSeconds})`.execute(worker);
  return found.rows[0];
}

export async function recurJob(worker: Worker, kind: string, everySeconds: number): Promise<void> {
  await sql`select jobs.recur(${kind}, make_interval(secs => ${everySeconds}))`.execute(worker);
}

export function keepJob(worker: Worker, { jobId, claim }: Claimed): Promise<boolean> {
  return answer(worker, sql`jobs.keep(${jobId}::uuid, ${claim}, ${claimSeconds})`);
}

export function finishJob(
  worker: Worker,
  { jobId, claim }: Claimed,
  outcome: 'done' | 'cancelled',
): Promise<boolean> {
  return answer(worker, sql`jobs.finish(${jobId}::uuid, ${claim}, ${outcome})`);
}

export function failJob(worker: Worker, { jobId, claim }: Claimed, code: string): Promise<boolean> {
  return answer(worker, sql`jobs.fail(${jobId}::uuid, ${claim}, ${code})`);
}

export function giveBackJob(worker: Worker, { jobId, claim }: Claimed): Promise<boolean> {
  return answer(worker, sql`jobs.give_back(${jobId}::uuid, ${claim})`);
}

async function answer(worker: Worker, question: ReturnType<typeof sql>): Promise<boolean> {
  const found = await sql<{ held: boolean }>`select ${question} as held`.execute(worker);
  return found.rows[0]!.held;
}
