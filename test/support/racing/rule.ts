// Rules over several rows, and two commands at once that touch one of them. Each command is a
// transaction over its own login role that stays open: the second begins while the first is not yet
// committed, and the first commits when the second waits for a lock or has nothing left to do.
// Neither order is left to chance.

import { type ControlledTransaction } from 'kysely';
import { enter } from '../../../src/engine/access/actor.ts';
import { sql, type Tx } from '../../../src/engine/db/database.ts';
import { loginRoles } from '../../../src/engine/db/roles.ts';
import type { TestActor, TestDatabase } from '../actors.ts';
import type { Bench } from '../creating/bench.ts';

/** Null: the owner, for what any command may do to a row. `work` answers 'ok' or a refusal. */
export type Act = readonly [TestActor | null, (tx: Tx) => Promise<string>];

/** `turn` is 0 for the one that begins and 1 for the other: two people, two targets. */
export type Command<World> = {
  /** The functions it calls, or the table that it writes itself. */
  readonly through: readonly string[];
  readonly act: (world: World, turn: 0 | 1) => Act;
};

export type Rule<World> = {
  /** A function that writes one of these is raced here or has a reason in `elsewhere`. */
  readonly tables: readonly string[];
  readonly worlds: Readonly<Record<string, () => Promise<World>>>;
  readonly commands: Readonly<Record<string, Command<World>>>;
  /** What may answer one of two, besides ok. */
  readonly refusals: readonly string[];
  readonly elsewhere: Readonly<Record<string, string>>;
  /** The rows that break the rule. */
  readonly broken: (world: World) => ReturnType<typeof sql>;
};

/** What a test does with a rule whose world it does not know. */
export type AnyRule = {
  readonly tables: readonly string[];
  readonly through: readonly string[];
  readonly elsewhere: Readonly<Record<string, string>>;
  readonly pairs: readonly Pair[];
};
export type Pair = {
  readonly name: string;
  /** Throws when the rule is broken or an answer is none of the rule's. `late`: milliseconds. */
  readonly race: (late: number | null) => Promise<void>;
};

export function ruleOf<World>({ database }: Bench, rule: Rule<World>): AnyRule {
  const names = Object.keys(rule.commands);
  return {
    tables: rule.tables,
    through: names.flatMap((name) => rule.commands[name]!.through),
    elsewhere: rule.elsewhere,
    pairs: Object.keys(rule.worlds).flatMap((world) =>
      names.flatMap((first) =>
        names.map((second) => ({
          name: `${world}: ${first}, then ${second}`,
          race: (late) => race(database, rule, { world, first, second, late }),
        })),
      ),
    ),
  };
}

type Names = { world: string; first: string; second: string; late: number | null };

async function race<World>(
  database: TestDatabase,
  rule: Rule<World>,
  { world: name, first, second, late }: Names,
): Promise<void> {
  const world = await rule.worlds[name]!();
  const acts = [rule.commands[first]!.act(world, 0), rule.commands[second]!.act(world, 1)] as const;
  const answers =
    late === null ? await interleave(database, acts) : await mix(database, acts, late);
  for (const answer of answers) {
    if (answer !== 'ok' && !rule.refusals.includes(answer)) throw new Error(`answered ${answer}`);
  }
  const { rows } = await rule.broken(world).execute(database.owner);
  if (rows.length > 0)
    throw new Error(`${answers.join(', ')}, and broken: ${JSON.stringify(rows)}`);
}

type Acts = readonly [Act, Act];

async function interleave(database: TestDatabase, acts: Acts): Promise<string[]> {
  const first = await begin(database, acts[0][0]);
  const one = await answerOf(() => acts[0][1](first.tx));
  const second = await begin(database, acts[1][0]);
  const other = answerOf(() => acts[1][1](second.tx));
  await doneOrBlocked(database, other, second.pid);
  const firstAnswer = finish(first.tx, one);
  // What the first checks at commit may wait for the second.
  await doneOrBlocked(database, firstAnswer, first.pid);
  const secondAnswer = finish(second.tx, await other);
  return Promise.all([firstAnswer, secondAnswer]);
}

async function doneOrBlocked(
  database: TestDatabase,
  work: Promise<string>,
  pid: number,
): Promise<void> {
  const tick = () => new Promise((resolve) => setTimeout(resolve, 1, null));
  while ((await Promise.race([work, tick()])) === null && !(await isBlocked(database, pid)));
}

/** As they come: the second begins so many milliseconds after the first. */
async function mix(database: TestDatabase, acts: Acts, late: number): Promise<string[]> {
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
  if (actor !== null) {
    const entered = await enter(tx, actor.token);
    if (entered.status !== 'ok') {
      await tx.rollback().execute();
      throw new Error(`a racer cannot enter: ${entered.status}`);
    }
  }
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
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

/** The answer of a function: a code, {outcome}, whether it did something, or nothing. */
export async function askFor(tx: Tx, call: ReturnType<typeof sql>): Promise<string> {
  const { rows } = await sql<{ answer: unknown }>`select ${call} as answer`.execute(tx);
  const answer = rows[0]?.answer;
  if (typeof answer === 'string') return answer === '' ? 'ok' : answer;
  if (typeof answer === 'object' && answer !== null) return (answer as { outcome: string }).outcome;
  return 'ok';
}

export const run = async (tx: Tx, statement: ReturnType<typeof sql>): Promise<string> => {
  await statement.execute(tx);
  return 'ok';
};

/**
 * Functions a login role may call that write one of `tables`: themselves, through a function they
 * call, or through a trigger on a table they write.
 */
export async function writersOf(
  { owner }: TestDatabase,
  tables: readonly string[],
): Promise<string[]> {
  const roles = loginRoles.map((role) => `alongside_${role}`);
  const { rows: functions } = await sql<{ name: string; body: string; isOpen: boolean }>`
    select format('%s.%s', n.nspname, p.proname) as name, p.prosrc as body,
      bool_or(p.prosecdef and exists (select 1 from unnest(${roles}::text[]) role
        where has_function_privilege(role, p.oid, 'execute'))) as is_open
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname !~ '^(pg_|information_schema|public)' group by 1, 2`.execute(owner);
  const { rows: triggers } = await sql<{ table: string; name: string; type: number }>`
    select t.tgrelid::regclass::text as table, t.tgtype::integer as type,
      format('%s.%s', n.nspname, p.proname) as name
    from pg_trigger t join pg_proc p on p.oid = t.tgfoid
    join pg_namespace n on n.oid = p.pronamespace where not t.tgisinternal`.execute(owner);
  const writers = new Set<string>();
  for (let size = -1; size < writers.size;) {
    size = writers.size;
    const reached = triggers.filter(({ name }) => writers.has(name));
    for (const { name, body } of functions) {
      const writes = writesOf(body);
      const isWriter =
        writes.some(([, table]) => tables.includes(table)) ||
        [...body.matchAll(/([a-z_]+\.[a-z_]+)\(/g)].some(([, called]) => writers.has(called!)) ||
        writes.some(([verb, table]) =>
          reached.some((one) => one.table === table && (one.type & bitOf[verb]) !== 0),
        );
      if (isWriter) writers.add(name);
    }
  }
  return functions
    .filter(({ name, isOpen }) => isOpen && writers.has(name))
    .map(({ name }) => name);
}

const bitOf = { insert: 4, delete: 8, update: 16 } as const;

function writesOf(body: string): (readonly [keyof typeof bitOf, string])[] {
  const found = body.matchAll(
    /\b(insert)\s+into\s+([a-z_]+\.[a-z_]+)|\b(update)\s+([a-z_]+\.[a-z_]+)|\b(delete)\s+from\s+([a-z_]+\.[a-z_]+)/g,
  );
  return [...found].map((one) => {
    const [verb, table] = [one[1] ?? one[3] ?? one[5], one[2] ?? one[4] ?? one[6]];
    return [verb as keyof typeof bitOf, table!] as const;
  });
}
