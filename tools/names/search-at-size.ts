// Search among many people: the set's own, and made-up ones whose words come from different persons
// of the set, so that their names are as common and as mixed as the set's.

import type { MatchingEngine, RecordFields } from '../../src/rooms/people/matching/engine.ts';
import { NameSearch } from '../../src/rooms/people/matching/search-people.ts';
import { readTable } from './read-set.ts';
import { fieldsOf } from './records-of.ts';

export function measureSearchAtSize(
  engine: MatchingEngine,
  set: string,
  size: number,
): Record<string, unknown> {
  const people = readTable(set, 'search_index.csv', ['person_id', 'name']);
  const search = new NameSearch(engine);
  const before = process.memoryUsage().rss;
  for (const row of people) search.add([row['name']!]);
  for (const { name } of madeUpPeople(set, Math.max(0, size - people.length))) search.add([name]);
  const queries = readTable(set, 'search_queries.csv', ['query_id', 'person_id', 'query']);
  for (const { query } of queries.slice(0, 100)) search.find(query!, 10);
  const times: number[] = [];
  let found = 0;
  for (const { query, person_id: person } of queries) {
    const from = performance.now();
    const hits = search.find(query!, 10);
    times.push(performance.now() - from);
    if (hits.some(({ place }) => people[place]?.['person_id'] === person)) found += 1;
  }
  times.sort((one, other) => one - other);
  const at = (share: number) => Math.round(times[Math.floor(times.length * share)]! * 10) / 10;
  return {
    all: {
      people: size,
      recall10: Math.round((found / queries.length) * 1e4) / 1e4,
      p50Milliseconds: at(0.5),
      p95Milliseconds: at(0.95),
      megabytes: Math.round((process.memoryUsage().rss - before) / 1e6),
    },
  };
}

/**
 * Seeded, so the same people on every machine. One at a time, so that they use no memory
 * themselves.
 */
export function* madeUpPeople(set: string, count: number): Generator<RecordFields> {
  const people = readTable(set, 'search_index.csv', ['person_id', 'name', 'dob', 'sex']);
  const byLength = new Map<string, string[][]>();
  for (const { name } of people) {
    const words = name!.split(/[\s,]+/).filter((word) => word !== '');
    const key = `${words.length} ${/\p{Script=Arabic}/u.test(name!) ? 'a' : /\p{Script=Cyrillic}/u.test(name!) ? 'c' : 'l'}`;
    byLength.set(key, [...(byLength.get(key) ?? []), words]);
  }
  const groups = [...byLength.values()].filter((group) => group.length > 20);
  const total = groups.reduce((sum, group) => sum + group.length, 0);
  const random = seeded(7);
  for (let made = 0; made < count; made++) {
    let left = random() * total;
    const group = groups.find((one) => (left -= one.length) < 0) ?? groups[0]!;
    const length = group[0]!.length;
    const words = Array.from(
      { length },
      (_, at) => group[Math.floor(random() * group.length)]![at]!,
    );
    const like = people[Math.floor(random() * people.length)]!;
    yield fieldsOf({ ...like, name: words.join(' ') }, '');
  }
}

/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
