// Every pair of commands that touch one rule over several rows, in both orders, the second while
// the first is not yet committed: afterwards the rule holds, and each was done or refused as the
// rule says. `npm run prove` adds two hundred rounds each, of any pair, at any moment.

import { beforeAll, describe, expect, it } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { makeTestProgramme, testServices } from './support/actors.ts';
import type { Bench } from './support/creating/bench.ts';
import { testDatabase } from './support/database.ts';
import { serverWith } from './support/http.ts';
import { type AnyRule, writersOf } from './support/racing/rule.ts';
import { coverRule } from './support/racing/rules/cover.ts';
import { pairRule } from './support/racing/rules/pairs.ts';
import { teamRule } from './support/racing/rules/team.ts';
import { drawLateness, isProving, patience } from './support/rounds.ts';

const database = await testDatabase();
const services = testServices(database);
const bench: Bench = { database, services, server: serverWith(rooms, services) };

const makers = {
  'every minor is covered on every day': coverRule,
  'who works on a case reaches its person': teamRule,
  'two files of one person': pairRule,
} satisfies Record<string, (bench: Bench) => Promise<AnyRule>>;
const rules = {} as Record<keyof typeof makers, AnyRule>;
const names = Object.keys(makers) as (keyof typeof makers)[];

beforeAll(async () => {
  await makeTestProgramme(database);
  for (const name of names) rules[name] = await makers[name](bench);
});

/** The faults of all rounds, so that one run shows every pair that fails. */
async function faultsOf(rounds: readonly { name: string; race: () => Promise<void> }[]) {
  const faults: string[] = [];
  for (const { name, race } of rounds) {
    await race().catch((problem: Error) => faults.push(`${name}: ${problem.message}`));
  }
  return faults.length > 12 ? [...faults.slice(0, 12), `and ${faults.length - 12} more`] : faults;
}

describe.each(names)('%s', (name) => {
  it('whoever writes its rows is raced, or has a reason', async () => {
    const { tables, through, elsewhere } = rules[name];
    const writers = await writersOf(database, tables);
    expect(writers.length).toBeGreaterThan(0);
    const known = new Set([...through, ...Object.keys(elsewhere)]);
    expect(writers.filter((writer) => !known.has(writer))).toEqual([]);
    expect(Object.keys(elsewhere).filter((one) => !writers.includes(one))).toEqual([]);
  });

  it('holds after every pair, in both orders', async () => {
    const rounds = rules[name].pairs.map((pair) => ({ ...pair, race: () => pair.race(null) }));
    expect(await faultsOf(rounds)).toEqual([]);
  });

  it.runIf(isProving)('holds after two at any moment', { timeout: patience(90_000) }, async () => {
    const { pairs } = rules[name];
    const rounds = Array.from({ length: 200 }, (_, at) => {
      const pair = pairs[(at * 7 + drawLateness() * 41) % pairs.length]!;
      const late = drawLateness() % 12;
      return { name: `${pair.name}, ${late} ms`, race: () => pair.race(late) };
    });
    expect(await faultsOf(rounds)).toEqual([]);
  });
});
