// A strength and a need belong to one level: a goal with the strength of another level is refused.

import { expect, test } from 'vitest';
import { levels, needsOfLevel, strengthsOfLevel } from './model.ts';

test.each(levels)('%s', (level) => {
  const elsewhere = (table: Readonly<Record<string, readonly string[]>>) =>
    levels.filter((each) => each !== level).flatMap((each) => table[each] ?? []);
  expect(
    strengthsOfLevel[level].filter((code) => elsewhere(strengthsOfLevel).includes(code)),
  ).toEqual([]);
  expect(needsOfLevel[level].filter((code) => elsewhere(needsOfLevel).includes(code))).toEqual([]);
});
