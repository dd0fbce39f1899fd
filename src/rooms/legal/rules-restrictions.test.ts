// The day before, the day, the day after.

import { describe, expect, test } from 'vitest';
import { type Day, toDay } from '../../kernel/day.ts';
import { mayLift, restrictionStateOn } from './rules-restrictions.ts';

const bounds = { startOn: '2026-03-10', endOn: '2026-09-09' };
const lifted = { kind: 'lifted', onDay: '2026-05-01' } as const;

describe('state of a restriction', () => {
  test.each([
    ['2026-03-09', null, 'ordered'], ['2026-03-10', null, 'active'], ['2026-09-09', null, 'active'],
    ['2026-09-10', null, 'over'], ['2026-04-30', lifted, 'active'], ['2026-05-01', lifted, 'lifted'],
    ['2026-09-10', lifted, 'lifted'],
  ] as const)('on %s', (today, lifting, state) => {
    expect(restrictionStateOn(bounds, lifting, toDay(today))).toBe(state);
  });
});

describe('lifting', () => {
  const today = toDay('2026-06-01');
  test.each([
    ['2026-03-09', null, today, 'outside-the-restriction'],
    ['2026-09-10', null, today, 'outside-the-restriction'],
    ['2026-06-01', lifted, today, 'already-lifted'],
    ['2026-06-01', null, toDay('2026-09-10'), 'restriction-is-over'],
  ] as const)('on %s is refused', (onDay, earlier, ...rest) => {
    const [now, refusal] = rest as unknown as readonly [Day, string];
    expect(mayLift(bounds, earlier, { onDay, today: now })).toMatchObject({ ok: false, refusal });
  });
  test('within its days is recorded', () => {
    expect(mayLift(bounds, null, { onDay: '2026-06-01', today }).ok).toBe(true);
  });
});
