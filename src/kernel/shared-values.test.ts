// When a value is shared by too many to say who someone is: the last number before, and the first.

import { expect, test } from 'vitest';
import { findShared, type SharedKind } from './shared-values.ts';

function shared(kind: SharedKind, people: number, others: number): boolean {
  const values = Array.from({ length: people + others }, (_, at) =>
    at < people ? 'one' : `other ${at}`,
  );
  return findShared(kind, values, (at) => `person ${at}`).get('one') === people;
}

test.each<[SharedKind, number, number, boolean]>([
  ['document', 2, 0, false], // a mother and her child
  ['document', 3, 5000, true],
  ['mother', 12, 10, false], // a large family
  ['mother', 13, 10, true],
  ['mother', 13, 400, false], // a common name, weighed by how common it is
  ['phone', 9, 0, false],
  ['phone', 10, 30, true],
  ['phone', 10, 50, false],
  ['name', 7, 0, false],
  ['name', 8, 60, true],
  ['birth', 5, 0, false],
  ['birth', 6, 50, true],
  ['birth', 6, 60, false],
])('%s of %i people among %i others: %s', (kind, people, others, expected) => {
  expect(shared(kind, people, others)).toBe(expected);
});

test('one person in several rows shares with nobody', () => {
  expect(findShared('document', ['AN1', 'AN1', 'AN1', 'AN1'], () => 'the same').size).toBe(0);
});
