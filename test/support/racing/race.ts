// Two requests that have both decided before either writes: the owner locks the table against
// writing, but not reading, until both requests are waiting for it, and then releases it. Neither
// can get through just by being faster.

import { sql, type Tx } from '../../../src/engine/db/database.ts';
import type { TestActor } from '../actors.ts';
import type { Bench } from '../creating/bench.ts';
import { type Answer, call } from '../http.ts';
import { drawLateness } from '../rounds.ts';

type Request = readonly [TestActor, `${'PUT' | 'POST' | 'DELETE'} ${string}`, object?];

/** `count`: rows that exist after both, if there was one effect. */
export type Race = {
  readonly table: string;
  readonly one: Request;
  readonly other: Request;
  readonly effect: { readonly query: ReturnType<typeof sql>; readonly rows: number };
};
/** `code`: the refusal that the second one gets. */
export type Races = Readonly<Record<string, readonly [code: string, race: () => Promise<Race>]>>;

const patience = 1_500;

export async function run(
  { database: { owner }, server }: Pick<Bench, 'database' | 'server'>,
  { table, one, other }: Race,
): Promise<Answer[]> {
  const send = ([actor, request, body]: Request) => call(server, actor, request, body);
  let answers: Promise<Answer[]> | undefined;
  await owner.transaction().execute(async (tx) => {
    await sql`lock table ${sql.table(table)} in share mode`.execute(tx);
    const late = drawLateness();
    const [first, second] = late % 2 === 0 ? [one, other] : [other, one];
    const sent = [send(first), after(late, () => send(second))] as const;
    answers = Promise.all(first === one ? sent : sent.toReversed());
    const until = Date.now() + patience;
    while (Date.now() < until && (await waiting(tx)) < 2) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
  return answers!;
}

async function after<Value>(milliseconds: number, work: () => Promise<Value>): Promise<Value> {
  if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return work();
}

async function waiting(tx: Tx): Promise<number> {
  // Not by `wait_event_type`: an owner that is not a superuser cannot see it for other sessions.
  const found = await sql<{ count: number }>`select count(distinct l.pid)::integer as count
    from pg_locks l join pg_stat_activity a on a.pid = l.pid
    where not l.granted and a.datname = current_database()`.execute(tx);
  return found.rows[0]!.count;
}
