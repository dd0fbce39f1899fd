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
  expect(stepsOfSupervisor('closing')).toEqual([]);
  expect(stepsOfSupervisor('plan-draft')).toEqual([]);
  expect(stepsOfSupervisor('closed')).toEqual(['reopened']);
  expect(stepsOfSupervisor('reopened')).toEqual(['active']);
  for (const from of caseStates) {
    expect([mayMove(from, 'closing'), mayMove(from, 'closed')]).toEqual([false, false]);
  }
});

const calm = {
  priority: 'low',
  lastConcern: 'none',
  urgentConcernOpen: false,
  goalsNotReviewed: 0,
  minorWithoutCover: false,
} as const;
test.each([
  [{ ...calm, lastConcern: null }, []],
  [{ ...calm, lastConcern: 'urgent', urgentConcernOpen: true }, ['open-safety-concern']],
  // Also after a later visit without concern: only recording what was done ends it.
  [{ ...calm, urgentConcernOpen: true }, ['open-safety-concern']],
  [{ ...calm, lastConcern: 'urgent' }, []],
  [{ ...calm, priority: 'high', lastConcern: null }, ['open-safety-concern']],
  [{ ...calm, priority: 'high' }, []],
  [{ ...calm, goalsNotReviewed: 2 }, ['goals-not-reviewed']],
  [
    {
      ...calm,
      priority: 'high',
      lastConcern: 'urgent',
      goalsNotReviewed: 2,
      minorWithoutCover: true,
    },
    ['open-safety-concern', 'goals-not-reviewed', 'minor-without-cover'],
  ],
  [{ ...calm, minorWithoutCover: true }, ['minor-without-cover']],
] as const)('what stands against closing %#', (facts, expected) => {
  expect(closureBlockers(facts)).toEqual(expected);
});
