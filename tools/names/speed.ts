// Speed: full pair scores per second, and a list of 10,000 against 100,000 people.

import type { MatchingEngine } from '../../src/rooms/people/matching/engine.ts';
import { PeopleRegister } from '../../src/rooms/people/matching/register.ts';
import { readTable } from './read-set.ts';
import { fieldsOf } from './records-of.ts';
import { madeUpPeople } from './search-at-size.ts';

export function measureSpeed(engine: MatchingEngine, set: string): Record<string, unknown> {
  const rows = readTable(set, 'pairs.csv', ['pair_id', 'name_a', 'name_b']);
  const pairs = rows.map(
    (row) => [engine.prepare(fieldsOf(row, '_a')), engine.prepare(fieldsOf(row, '_b'))] as const,
  );
  for (const [one, other] of pairs.slice(0, 500)) engine.weigh(one, other);
  const began = performance.now();
  for (const [one, other] of pairs) engine.weigh(one, other);
  const seconds = (performance.now() - began) / 1000;
  const people = [...madeUpPeople(set, 110_000)];
  const register = new PeopleRegister(engine);
  for (const fields of people.slice(0, 100_000)) register.add(fields);
  const from = performance.now();
  register.link(people.slice(100_000));
  return {
    scores: { perSecond: Math.round(pairs.length / seconds) },
    list: {
      rows: 10_000,
      people: 100_000,
      seconds: Math.round((performance.now() - from) / 100) / 10,
    },
  };
}
