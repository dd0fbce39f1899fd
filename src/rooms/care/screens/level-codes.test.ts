// The lists that forms offer are those that the server accepts, in whatever order.

import { expect, test } from 'vitest';
import { levels, needsOfLevel, strengthsOfLevel } from '../model.ts';
import { needsOf, strengthsOf } from './level-codes.ts';

test.each(levels)('%s', (level) => {
  expect([...strengthsOf[level]].sort()).toEqual([...strengthsOfLevel[level]].sort());
  expect([...needsOf[level]].sort()).toEqual([...needsOfLevel[level]].sort());
});
