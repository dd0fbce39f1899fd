// Pairs of names of two different people that look most alike in a register. Real lists contain
// such pairs, while the set's own near pairs are alike only by trigrams. Persons of the test part
// are left out.

import type { MatchingEngine } from '../../src/rooms/people/matching/engine.ts';
import { NameIndex } from '../../src/rooms/people/matching/name-index.ts';
import type { Row } from './read-set.ts';

export type NamePair = { readonly one: string; readonly other: string };

export function hardNegatives(
  engine: MatchingEngine,
  register: readonly Row[],
  options: { without: ReadonlySet<string>; queries: number },
): NamePair[] {
  const people = register.filter(({ person_id: id }) => !options.without.has(id!));
  const index = new NameIndex({
    costs: engine.by.costs,
    weights: engine.by.weights,
    preparing: engine.by,
  });
  for (const { name } of people) index.add([name!]);
  const step = Math.max(1, Math.floor(people.length / options.queries));
  const pairs: NamePair[] = [];
  for (let at = 0; at < people.length; at += step) {
    const others = index
      .find(people[at]!['name']!, { limit: 6 })
      .filter(({ person }) => person !== at);
    // The nearest is often the same person twice in the source, so it is not a safe negative.
    for (const { person } of others.slice(1, 4))
      pairs.push({ one: people[at]!['name']!, other: people[person]!['name']! });
  }
  return pairs;
}
