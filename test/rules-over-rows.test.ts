// Every pair of commands that touch one rule over several rows, in both orders, the second while
// the first is not yet committed: afterwards the rule holds, and each was done or refused as the
// rule says. A lock that a rule rests on is taken out, and the race has to notice. `npm run prove`
// adds two hundred rounds each, of any pair, at any moment, and compares every pair that was done
// with one after the other.

import { beforeAll, describe, expect, it } from 'vitest';
import { rooms } from '../src/app/rooms.ts';
import { makeTestProgramme, testServices } from './support/actors.ts';
import { testDatabase } from './support/database.ts';
import { type RacingBench, racingBench } from './support/racing/requests.ts';
import type { AnyRule } from './support/racing/rule.ts';
import { closingRule } from './support/racing/rules/closing.ts';
import { coverRule } from './support/racing/rules/cover.ts';
import { crossingRule } from './support/racing/rules/crossing.ts';
import { endRule } from './support/racing/rules/ends.ts';
import { helpRule } from './support/racing/rules/help.ts';
import { matterRule } from './support/racing/rules/matter.ts';
import { officerRule } from './support/racing/rules/officers.ts';
import { moveRule } from './support/racing/rules/move.ts';
import { operationRule } from './support/racing/rules/operation.ts';
import { orderRule } from './support/racing/rules/orders.ts';
import { pairRule } from './support/racing/rules/pairs.ts';
import { planRule } from './support/racing/rules/plans.ts';
import { sharingRule } from './support/racing/rules/sharing.ts';
import { teamRule } from './support/racing/rules/team.ts';
import { writersOf } from './support/racing/writers.ts';
import { drawLateness, isProving, patience } from './support/rounds.ts';

const database = await testDatabase();
const bench = racingBench(rooms, { database, services: testServices(database) });

const makers = {
  'every minor is covered on every day': coverRule,
  'who works on a case reaches its person': teamRule,
  'two files of one person': pairRule,
  'a plan in force is what the person agreed to': planRule,
  'an organisation learns of whom agreed to it': sharingRule,
  'nobody is brought into an operation that is over': operationRule,
  'a file is erased only when nothing needs it': endRule,
  'a matter is reached by the officer who has it': officerRule,
  'what protects in a matter follows from all of it': matterRule,
  'what a court orders only ends earlier, and once': orderRule,
  'nothing crosses but what two approved': crossingRule,
  'help rests on what the person agreed to': helpRule,
  'a case is closed by two, and nobody works in it afterwards': closingRule,
  'a case that moves is with one organisation': moveRule,
} satisfies Record<string, (bench: RacingBench) => Promise<AnyRule>>;
const rules = {} as Record<keyof typeof makers, AnyRule>;
const names = Object.keys(makers) as (keyof typeof makers)[];

beforeAll(async () => {
  await makeTestProgramme(database);
  for (const name of names) rules[name] = await makers[name](bench);
});

/** The faults of all rounds, so that one run shows every pair that fails. */
async function faultsOf(rounds: readonly { name: string; race: () => Promise<unknown> }[]) {
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
    const unraced = Object.entries(elsewhere).filter(
      ([one, why]) =>
        typeof why === 'object' && !rules[why.raced as typeof name]?.through.includes(one),
    );
    expect(unraced).toEqual([]);
  });

  it('holds after every pair, in both orders', async () => {
    const rounds = rules[name].pairs.map((pair) => ({ ...pair, race: () => pair.race({}) }));
    expect(await faultsOf(rounds)).toEqual([]);
  });

  it('without one of its locks, that is seen', async () => {
    const unseen: string[] = [];
    for (const { name: hole, open } of rules[name].holes) {
      if ((await open()) === null) unseen.push(hole);
    }
    expect(rules[name].holes.length).toBeGreaterThan(0);
    expect(unseen).toEqual([]);
  });

  it.runIf(isProving)('both are done only if one after the other allows it', async () => {
    const rounds = rules[name].pairs.map((pair) => ({
      ...pair,
      race: () => pair.race({ isCompared: true }),
    }));
    expect(await faultsOf(rounds)).toEqual([]);
  });

  it.runIf(isProving)('holds after two that were stopped half-way', async () => {
    const rounds = rules[name].pairs.flatMap((pair) =>
      pair.held.map((held) => ({
        name: `${pair.name}, at ${held}`,
        race: () => pair.race({ held }),
      })),
    );
    expect(await faultsOf(rounds)).toEqual([]);
  });

  it.runIf(isProving)('holds after two at any moment', { timeout: patience(90_000) }, async () => {
    const { pairs } = rules[name];
    const rounds = Array.from({ length: 200 }, (_, at) => {
      const pair = pairs[(at * 7 + drawLateness() * 41) % pairs.length]!;
      const late = drawLateness() % 12;
      return { name: `${pair.name}, ${late} ms`, race: () => pair.race({ late }) };
    });
    expect(await faultsOf(rounds)).toEqual([]);
  });
});
