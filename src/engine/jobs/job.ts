// How a room describes a job to the runner: machinery that recurs over its own login role, or work
// on behalf of the person who ordered it. A job carries only ids; everything else is read when it
// runs, with the rights that person has by then.

import type { Kysely } from 'kysely';
import type { Actor } from '../access/actor.ts';
import { type LoginRole, sql, type Tx } from '../db/database.ts';
import type { Services } from '../http/handler.ts';

export type Machinery = {
  readonly kind: string;
  readonly as: 'machinery';
  /** The login role over which it calls its functions. */
  readonly role: LoginRole;
  readonly everySeconds: number;
  /** Logged once, until it works again. */
  readonly failing: string;
  readonly run: (services: Services, database: Kysely<unknown>) => Promise<void>;
};

export type OnBehalf = {
  readonly kind: string;
  readonly as: 'person';
  readonly failing: string;
  /** `cancelled`: no longer wanted; nothing of it was kept. */
  readonly run: (ordered: Ordered) => Promise<'done' | 'cancelled'>;
};

export type Job = Machinery | OnBehalf;

export type Ids = Readonly<Record<string, string>>;

/** A job on behalf of a person, while it runs. */
export type Ordered = {
  readonly jobId: string;
  readonly payload: Ids;
  readonly services: Services;
  /** Aborted when the server stops: the work gives up at its next step and is repeated later. */
  readonly signal: AbortSignal;
  /** One short transaction as that person, visible at once. Throws `JobOver` or `ClaimLost`. */
  readonly inShortTransaction: <Value>(work: AsPerson<Value>) => Promise<Value>;
  /**
   * The transaction of the work: its writes and the end of the job commit together, or neither
   * does.
   */
  readonly inFinalTransaction: <Value>(work: AsPerson<Value>) => Promise<Value>;
};
type AsPerson<Value> = (tx: Tx, actor: Actor) => Promise<Value>;

/** The session that ordered the job, or the grant, has ended: there is no one left to do it for. */
export class JobOver extends Error {
  override readonly name = 'JobOver';
}

/** The claim expired: another runner has the job, and this one must do nothing more. */
export class ClaimLost extends Error {
  override readonly name = 'ClaimLost';
}

/**
 * Runs in the request's transaction, with its session: the job exists exactly if the request
 * commits.
 */
export async function orderJob(
  tx: Tx,
  order: {
    readonly id: string;
    readonly kind: string;
    readonly payload: Ids;
    readonly token: string;
  },
): Promise<void> {
  await sql`select jobs.order(${order.id}::uuid, ${order.kind},
    ${JSON.stringify(order.payload)}::jsonb, ${order.token})`.execute(tx);
}
