// Two transactions at once, each over its own login role and left open: in which order they act,
// wait and commit is decided here and not by chance, except where it is meant to be.

import { type ControlledTransaction } from 'kysely';
import { enter } from '../../../src/engine/access/actor.ts';
import { sql, type Tx } from '../../../src/engine/db/database.ts';
import type { TestActor, TestDatabase } from '../actors.ts';

/** Null: the owner, for what any command may do to a row. `work` answers 'ok' or a refusal. */
export type Act = readonly [TestActor | null, (tx: Tx) => Promise<string>];

type Acts = readonly [Act, Act];

export async function interleave(database: TestDatabase, acts: Acts): Promise<string[]> {
  // The second began earlier and comes later: what it takes from its own beginning is stale.
  const second = await begin(database, acts[1][0]);
  const first = await begin(database, acts[0][0]);
  const one = await answerOf(() => acts[0][1](first.tx));
  // Checked before the first commits as well: two that check at commit may do so at once.
  const other = answerOf(async () => {
    const answer = await acts[1][1](second.tx);
    if (answer === 'ok') await sql`set constraints all immediate`.execute(second.tx);
    return answer;
  });
  await doneOrBlocked(database, other, second.pid);
  const firstAnswer = finish(first.tx, one);
  // What the first checks at commit may wait for the second.
  await doneOrBlocked(database, firstAnswer, first.pid);
  const secondAnswer = finish(second.tx, await other);
  return Promise.all([firstAnswer, secondAnswer]);
}

export async function oneByOne(database: TestDatabase, acts: Acts): Promise<string[]> {
  const answers: string[] = [];
  for (const [actor, work] of acts) {
    // Who may no longer enter is refused by that.
    const open = await begin(database, actor).catch(() => null);
    answers.push(
      open === null ? 'not-found' : await finish(open.tx, await answerOf(() => work(open.tx))),
    );
  }
  return answers;
}

async function doneOrBlocked(
  database: TestDatabase,
  work: Promise<string>,
  pid: number,
): Promise<void> {
  const tick = () => new Promise((resolve) => setTimeout(resolve, 1, null));
  while ((await Promise.race([work, tick()])) === null && !(await isBlocked(database, pid)));
}

/**
 * Both stop half-way, because somebody holds a row that they need: whoever takes locks in another
 * order than the other is found out when the row is let go. Null: the first did not need it.
 */
export async function stopHalfWay(
  database: TestDatabase,
  acts: Acts,
  held: ReturnType<typeof sql>,
): Promise<string[] | null> {
  const holder = await database.owner.startTransaction().execute();
  await held.execute(holder);
  const first = await begin(database, acts[0][0]);
  const one = answerOf(() => acts[0][1](first.tx));
  await doneOrBlocked(database, one, first.pid);
  const isStopped = await isBlocked(database, first.pid);
  const second = isStopped ? await begin(database, acts[1][0]) : null;
  const other = second && answerOf(() => acts[1][1](second.tx));
  if (second && other) await doneOrBlocked(database, other, second.pid);
  await holder.rollback().execute();
  const end = async (open: Open, work: Promise<string>) => finish(open.tx, await work);
  const answers = await Promise.all([end(first, one), second && other && end(second, other)]);
  return answers[1] === null ? null : [answers[0], answers[1]];
}

/** As they come: the second begins so many milliseconds after the first. */
export async function mix(database: TestDatabase, acts: Acts, late: number): Promise<string[]> {
  const run = async ([actor, work]: Act, wait: number) => {
    await new Promise((resolve) => setTimeout(resolve, wait));
    const { tx } = await begin(database, actor);
    return finish(tx, await answerOf(() => work(tx)));
  };
  return Promise.all([run(acts[0], 0), run(acts[1], late)]);
}

type Open = { tx: ControlledTransaction<unknown>; pid: number };

async function begin(database: TestDatabase, actor: TestActor | null): Promise<Open> {
  const pool = actor === null ? database.owner : database.pools.of(actor.side);
  const tx = await pool.startTransaction().execute();
  const [entered, { rows }] = await Promise.all([
    actor && enter(tx, actor.token),
    sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx),
  ]);
  if (entered !== null && entered.status !== 'ok') {
    await tx.rollback().execute();
    throw new Error(`a racer cannot enter: ${entered.status}`);
  }
  return { tx, pid: rows[0]!.pid };
}

async function finish(tx: ControlledTransaction<unknown>, answer: string): Promise<string> {
  const end = async (): Promise<string> => {
    await tx.commit().execute();
    return 'ok';
  };
  // What is checked at commit may still refuse; a failed commit keeps its connection.
  const ended = answer === 'ok' ? await answerOf(end) : answer;
  if (ended !== 'ok') await tx.rollback().execute();
  return ended;
}

async function isBlocked({ owner }: TestDatabase, pid: number): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_locks where pid = ${pid} and not granted`.execute(
    owner,
  );
  return rows.length > 0;
}

/** As the server would answer: a rule in a trigger by its code, a key or check by its name. */
async function answerOf(work: () => Promise<string>): Promise<string> {
  try {
    return await work();
  } catch (problem) {
    const { code, message, constraint } = problem as Record<string, string | undefined>;
    if (code === 'AL001') return message!;
    if (code === 'P0002') return 'not-found';
    return constraint ?? `${code} ${message}`;
  }
}
