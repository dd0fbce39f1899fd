// What a room says of a job, so that the runner can do it: machinery that comes again and again
// over a login role of its own, or work on behalf of the person who ordered it. What a job carries
// is ids; everything else is read when it runs, as whoever that person is by then.

import type { Kysely } from 'kysely';
import type { Actor } from '../access/actor.ts';
import { type LoginRole, sql, type Tx } from '../db/database.ts';
import type { Services } from '../http/handler.ts';

export type Machinery = {
  readonly kind: string;
  readonly as: 'machinery';
  /** Over which login role it calls its functions. */
  readonly role: LoginRole;
  readonly everySeconds: number;
  /** Said in the log once, until it works again. */
  readonly failing: string;
  readonly run: (services: Services, database: Kysely<unknown>) => Promise<void>;
};

export type OnBehalf = {
  readonly kind: string;
  readonly as: 'person';
  readonly failing: string;
  /** `cancelled`: not wanted any more; nothing of it was kept. */
  readonly run: (ordered: Ordered) => Promise<'done' | 'cancelled'>;
};

export type Job = Machinery | OnBehalf;

export type Ids = Readonly<Record<string, string>>;

/** A job on behalf of a person while it runs. */
export type Ordered = {
  readonly jobId: string;
  readonly payload: Ids;
  readonly services: Services;
  /** Aborted when the server stops: the work gives up at its next step and is done again later. */
  readonly signal: AbortSignal;
  /** One short transaction as that person, visible at once. Throws `JobOver` or `ClaimLost`. */
  readonly inShortTransaction: <Value>(work: AsPerson<Value>) => Promise<Value>;
  /** The transaction of the work: what it writes and the end of the job are there, or neither. */
  readonly inFinalTransaction: <Value>(work: AsPerson<Value>) => Promise<Value>;
};
type AsPerson<Value> = (tx: Tx, actor: Actor) => Promise<Value>;

/** The session that ordered the job has ended, or the grant: nobody is left to do it for. */
export class JobOver extends Error {
  override readonly name = 'JobOver';
}

/** The claim ran out: another runner has the job, and this one has nothing to say any more. */
export class ClaimLost extends Error {
  override readonly name = 'ClaimLost';
}

/**
 * In the transaction of the request, whose session the job goes with: it is there exactly when the
 * request commits.
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
