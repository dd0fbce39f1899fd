// Work that outlives its request: it has a transaction of its own, entered with the same session
// token, so that every row it writes passes the same policies; when the session ends, so does the
// work. Progress travels by short transactions of its own, visible at once.

import { type Actor, enter } from '../../engine/access/actor.ts';
import { inTransaction, sql, type Tx } from '../../engine/db/database.ts';
import type { Services } from '../../engine/http/handler.ts';
import type { Side } from '../../kernel/roles.ts';

export type Ticket = {
  readonly services: Services;
  readonly token: string;
  readonly side: Side;
  readonly requestId: string;
};

/** The session ended or was locked while the work ran. */
export class SessionOver extends Error {
  override readonly name = 'SessionOver';
}

/** One short transaction, beside the long one. */
export function inShortTransaction<Value>(
  ticket: Ticket,
  work: (tx: Tx) => Promise<Value>,
): Promise<Value> {
  return inTransaction(ticket.services.pools.of(ticket.side), async (tx) => {
    const entered = await enter(tx, ticket.token);
    if (entered.status !== 'ok') throw new SessionOver();
    return work(tx);
  });
}

/** One long transaction; it holds nothing that other requests of the same session wait for. */
export function inLongTransaction<Value>(
  ticket: Ticket,
  work: (tx: Tx, actor: Actor) => Promise<Value>,
): Promise<Value> {
  return inTransaction(ticket.services.pools.of(ticket.side), async (tx) =>
    work(tx, await enterHoldingNothing(tx, ticket.token)),
  );
}

// Entering may touch the session's row (when it was seen), and would keep it locked for as long as
// this transaction lasts: every other request of the person would wait. So the touch is undone and
// only the signed context, which is bound to this very transaction, is kept.
async function enterHoldingNothing(tx: Tx, token: string): Promise<Actor> {
  await sql`savepoint entering`.execute(tx);
  const entered = await enter(tx, token);
  if (entered.status !== 'ok') throw new SessionOver();
  const found = await sql<{ context: string }>`
    select current_setting('alongside.context') as context`.execute(tx);
  await sql`rollback to savepoint entering`.execute(tx);
  await sql`select set_config('alongside.context', ${found.rows[0]!.context}, true)`.execute(tx);
  return entered.actor;
}
