// Steps and closing of a case, as tables.

import { expect, test } from 'vitest';
import { caseStates } from '../model.ts';
import { closureBlockers, mayMove, stepsOfSupervisor } from './rules.ts';

test('only listed steps are possible, and nothing leads out of transferred', () => {
  expect(mayMove('identified', 'registered')).toBe(true);
  expect(mayMove('identified', 'active')).toBe(false);
  expect(mayMove('closed', 'active')).toBe(false);
  expect(mayMove('closed', 'reopened')).toBe(true);
  for (const to of caseStates) expect(mayMove('transferred', to)).toBe(false);
  expect(stepsOfSupervisor('closing')).toEqual(['closed', 'active', 'reopened']);
  expect(stepsOfSupervisor('plan-draft')).toEqual(['closing']);
});

test.each([
  [{ priority: 'low', lastConcern: null, goalsNotReviewed: 0, minorWithoutCover: false }, true, []],
  [
    { priority: 'low', lastConcern: 'urgent', goalsNotReviewed: 0, minorWithoutCover: false },
    true,
    ['open-safety-concern'],
  ],
  [
    { priority: 'high', lastConcern: null, goalsNotReviewed: 0, minorWithoutCover: false },
    true,
    ['open-safety-concern'],
  ],
  [
    { priority: 'high', lastConcern: 'none', goalsNotReviewed: 0, minorWithoutCover: false },
    true,
    [],
  ],
  [
    { priority: 'low', lastConcern: 'none', goalsNotReviewed: 2, minorWithoutCover: false },
    true,
    ['goals-not-reviewed'],
  ],
  [
    { priority: 'low', lastConcern: 'none', goalsNotReviewed: 2, minorWithoutCover: false },
    false,
    [],
  ],
  [
    { priority: 'low', lastConcern: 'none', goalsNotReviewed: 0, minorWithoutCover: true },
    false,
    ['minor-without-cover'],
  ],
] as const)('what stands against closing %#', (facts, goalsCount, expected) => {
  expect(closureBlockers(facts, goalsCount)).toEqual(expected);
});
