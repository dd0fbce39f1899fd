// Rules over several rows, and two commands at once that touch one of them. Each command is a
// transaction over its own login role that stays open: the second acts while the first is not yet
// committed, and the first commits when the second waits for a lock or has nothing left to do.
// Neither order is left to chance.

import { sql, type Tx } from '../../../src/engine/db/database.ts';
import type { TestDatabase } from '../actors.ts';
import type { Bench } from '../creating/bench.ts';
import { openHole } from './hole.ts';
import { type Act, interleave, mix, oneByOne, stopHalfWay } from './two-at-once.ts';

/** `turn` is 0 for the one that begins and 1 for the other: two people, two targets. */
export type Command<World> = {
  /** The functions it calls, or the table that it writes itself. */
  readonly through: readonly string[];
  readonly act: (world: World, turn: 0 | 1) => Act;
  /** Only in these, because it is refused in the others whatever comes before. */
  readonly worlds?: readonly string[];
};

export type Rule<World> = {
  /** A function that writes one of these is raced here or has a reason in `elsewhere`. */
  readonly tables: readonly string[];
  readonly worlds: Readonly<Record<string, () => Promise<World>>>;
  readonly commands: Readonly<Record<string, Command<World>>>;
  /** What may answer one of two, besides ok. */
  readonly refusals: readonly string[];
  readonly elsewhere: Elsewhere;
  /** The rows that break the rule. */
  readonly broken: (world: World) => ReturnType<typeof sql>;
  /** Locks a row that several commands need, so that they can be stopped half-way. */
  readonly held?: Readonly<Record<string, (world: World) => ReturnType<typeof sql>>>;
  /** Whether both done is compared with one after the other under `npm test` as well. */
  readonly isCompared?: boolean;
  readonly holes: readonly Hole[];
};

/** Why a function is not raced here: the rule that has it among its commands, or a reason. */
type Elsewhere = Readonly<Record<string, string | { readonly raced: string }>>;

/** Locks that the rule rests on: without them, this pair breaks the rule. */
export type Hole = {
  /** What is taken out of a function's text, and what is put there instead. */
  readonly without: readonly (readonly [at: string, lock: string, instead?: string])[];
  readonly pair: string;
};

/** What a test does with a rule whose world it does not know. */
export type AnyRule = {
  readonly tables: readonly string[];
  readonly through: readonly string[];
  readonly elsewhere: Elsewhere;
  readonly pairs: readonly Pair[];
  /** Answers the fault that was seen without the lock, or null. */
  readonly holes: readonly { readonly name: string; readonly open: () => Promise<string | null> }[];
};
export type Pair = {
  readonly name: string;
  /** Throws when the rule is broken or an answer is none of the rule's. */
  readonly race: (how: How) => Promise<string>;
  /** Rows that both can be made to wait for. */
  readonly held: readonly string[];
};
/**
 * `late`: as they come, the second so many milliseconds later; `held`: this row is held until both
 * wait for it; otherwise in turn. `isCompared`: throws as well when both were done although neither
 * order, one after the other, allows it.
 */
type How = {
  readonly late?: number;
  readonly held?: string;
  readonly isCompared?: boolean;
};

export function ruleOf<World>({ database }: Bench, rule: Rule<World>): AnyRule {
  const { commands, isCompared = false, held = {} } = rule;
  const pairs = Object.keys(rule.worlds).flatMap((world) => {
    const here = Object.keys(commands).filter(
      (name) => commands[name]!.worlds?.includes(world) ?? true,
    );
    return here.flatMap((first) =>
      here.map((second): Pair => ({
        name: `${world}: ${first}, then ${second}`,
        race: (how) => race(database, rule, { world, first, second, isCompared, ...how }),
        held: Object.keys(held),
      })),
    );
  });
  return {
    tables: rule.tables,
    through: Object.values(commands).flatMap((one) => one.through),
    elsewhere: rule.elsewhere,
    pairs,
    holes: rule.holes.map((hole) => ({
      name: `${hole.without.map(([at]) => at).join(', ')}; ${hole.pair}`,
      open: () => openHole(database, hole, pairs),
    })),
  };
}

type Names = How & { world: string; first: string; second: string };

async function race<World>(
  database: TestDatabase,
  rule: Rule<World>,
  { world: name, first, second, ...how }: Names,
): Promise<string> {
  const start = async () => {
    const world = await rule.worlds[name]!();
    return [
      world,
      [rule.commands[first]!.act(world, 0), rule.commands[second]!.act(world, 1)] as const,
    ] as const;
  };
  const [world, acts] = await start();
  const answers =
    how.held !== undefined
      ? await stopHalfWay(database, acts, rule.held![how.held]!(world))
      : how.late !== undefined
        ? await mix(database, acts, how.late)
        : await interleave(database, acts);
  if (answers === null) return 'not stopped';
  for (const answer of answers) {
    if (answer !== 'ok' && !rule.refusals.includes(answer)) throw new Error(`answered ${answer}`);
  }
  const { rows } = await rule.broken(world).execute(database.owner);
  if (rows.length > 0)
    throw new Error(`${answers.join(', ')}, and broken: ${JSON.stringify(rows)}`);
  const areBothDone = (said: readonly string[]) => said.every((one) => one === 'ok');
  if (!how.isCompared || !areBothDone(answers)) return answers.join(', ');
  for (const order of [0, 1]) {
    const [, [one, other]] = await start();
    const said = await oneByOne(database, order === 0 ? [one, other] : [other, one]);
    if (areBothDone(said)) return answers.join(', ');
  }
  throw new Error('both were done, and neither order allows that');
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
