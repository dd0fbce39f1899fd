// The words for bits at their limits, for and against.

import { expect, test } from 'vitest';
import { strengthOf } from './strength.ts';

test.each([
  [31.4, 'very-strong'],
  [10, 'very-strong'],
  [9.9, 'strong'],
  [5, 'strong'],
  [4.9, 'some'],
  [2, 'some'],
  [1.9, 'weak'],
  [0, 'weak'],
] as const)('%d bits are %s, for and against', (bits, word) => {
  expect([strengthOf(bits), strengthOf(-bits)]).toEqual([word, word]);
});
