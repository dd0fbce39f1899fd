// The transactions of a job on behalf of a person: over the login role of their side, each entered
// with only the claim. Account, grant and session are resolved again every time, so that a person
// who loses the right half-way does nothing more through a job.

import { type Actor, enterJob } from '../access/actor.ts';
import { inTransaction, sql, type Tx } from '../db/database.ts';
import type { Services } from '../http/handler.ts';
import { invariant } from '../../kernel/invariant.ts';
import type { Claimed } from './claims.ts';
import { ClaimLost, JobOver, type Ordered } from './job.ts';

export function orderedOf(services: Services, claimed: Claimed, signal: AbortSignal): Ordered {
  const { side } = claimed;
  invariant(side !== null, 'a job on behalf of nobody');
  const database = services.pools.of(side);
  return {
    jobId: claimed.jobId,
    payload: claimed.payload,
    services,
    signal,
    inShortTransaction: (work) =>
      inTransaction(database, async (tx) => work(tx, await enterAs(tx, claimed))),
    inFinalTransaction: (work) =>
      inTransaction(database, async (tx) => {
        const value = await work(tx, await enterAs(tx, claimed));
        await finishIn(tx, claimed);
        return value;
      }),
  };
}

async function enterAs(tx: Tx, claimed: Claimed): Promise<Actor> {
  const entered = await enterJob(tx, claimed);
  if (entered.status === 'ok') return entered.actor;
  throw entered.status === 'unknown' ? new ClaimLost() : new JobOver();
}

async function finishIn(tx: Tx, claimed: Claimed): Promise<void> {
  const found = await sql<{ finished: boolean }>`
    select access.finish_job(${claimed.jobId}::uuid, ${claimed.claim}) as finished`.execute(tx);
  if (found.rows[0]?.finished !== true) {
    // Entering again tells which of the two it was.
    await enterAs(tx, claimed);
    throw new ClaimLost();
  }
}
