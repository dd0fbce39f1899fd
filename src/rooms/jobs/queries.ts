// All SQL of this room. The columns that say what a job carries and for whom it runs are granted to
// no login role; nothing here could ask for them.

import { sql, type Tx } from '../../engine/db/database.ts';
import { type JobKind, jobKinds } from './model.ts';
import type { ErasingShown } from './shapes.ts';

export type KindRow = {
  kind: JobKind;
  jobId: string | null;
  everySeconds: number | null;
  waiting: number;
  running: number;
  dead: number;
  waitingSince: Date | null;
  succeededAt: Date | null;
  failingSince: Date | null;
  failures: number;
  lastError: string | null;
};

/** Every known kind, even one without a job. */
export async function listKinds(tx: Tx): Promise<KindRow[]> {
  const found = await sql<KindRow>`
    select k.kind, (min(j.id::text) filter (where j.every is not null))::uuid as job_id,
      extract(epoch from max(j.every))::integer as every_seconds,
      count(*) filter (where j.state = 'waiting' and j.run_after <= now())::integer as waiting,
      count(*) filter (where j.state = 'running')::integer as running,
      count(*) filter (where j.state = 'dead')::integer as dead,
      min(j.run_after) filter (where j.state = 'waiting' and j.run_after <= now())
        as waiting_since,
      max(j.succeeded_at) as succeeded_at,
      min(j.failing_since) filter (where j.state in ('waiting', 'running')) as failing_since,
      coalesce(max(j.attempts) filter (where j.failing_since is not null
        and j.state in ('waiting', 'running')), 0)::integer as failures,
      (array_agg(j.last_error order by j.failing_since) filter (where j.last_error is not null
        and j.state in ('waiting', 'running')))[1] as last_error
    from unnest(${[...jobKinds]}::text[]) with ordinality k (kind, place)
    left join jobs.job j on j.kind = k.kind
    group by k.kind, k.place order by k.place limit 100`.execute(tx);
  return found.rows;
}

export type ErasingRow = Omit<ErasingShown, 'erasedAt'> & { erasedAt: Date | null };

export async function countErasing(tx: Tx): Promise<ErasingRow[]> {
  const found = await sql<ErasingRow>`select kind, due, soon, erased_at
    from programme.erasing_numbers() limit 20`.execute(tx);
  return found.rows;
}

export type DeadRow = {
  id: string;
  kind: JobKind;
  attempts: number;
  lastError: string | null;
  endedAt: Date;
};

/** The longest dead first. */
export async function listDead(tx: Tx): Promise<DeadRow[]> {
  const found = await sql<DeadRow>`select id, kind, attempts, last_error, ended_at
    from jobs.job where state = 'dead' and kind = any(${[...jobKinds]}::text[])
    order by ended_at, id limit 100`.execute(tx);
  return found.rows;
}

export async function retry(tx: Tx, jobId: string): Promise<string> {
  const found = await sql<{ outcome: string }>`
    select jobs.retry(${jobId}::uuid) as outcome`.execute(tx);
  return found.rows[0]!.outcome;
}

export async function discard(tx: Tx, jobId: string): Promise<string> {
  const found = await sql<{ outcome: string }>`
    select jobs.discard(${jobId}::uuid) as outcome`.execute(tx);
  return found.rows[0]!.outcome;
}
