// The day before, the day, the day after; and which step follows which.

import { describe, expect, test } from 'vitest';
import { type Day, toDay } from '../../kernel/day.ts';
import { mayLift, mayMove, mayNoteHearing, mayOpen, nextStates, restrictionStateOn } from './rules.ts';

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

describe('steps of a proceeding', () => {
  const [since, today] = [toDay('2026-02-01'), toDay('2026-06-01')];
  test.each([
    [['check'], 'charged', '2026-06-01', 'no-such-step'],
    [['check'], 'opened', '2026-06-02', 'state-in-the-future'],
    [['check'], 'opened', '2026-01-31', 'before-the-last-state'],
    [['trial', 'acquitted', 'final'], 'serving', '2026-06-01', 'sentence-needs-a-conviction'],
    [['trial', 'convicted', 'appeal', 'acquitted', 'final'], 'serving', '2026-06-01', 'sentence-needs-a-conviction'],
  ] as const)('%j to %s on %s is refused', (states, to, ...rest) => {
    const [on, refusal] = rest as unknown as readonly [string, string];
    expect(mayMove([...states], since, { to, on: toDay(on), today })).toMatchObject({ ok: false, refusal });
  });
  test('a conviction that became final is served', () => {
    expect(nextStates(['trial', 'convicted', 'final'])).toEqual(['serving', 'expunged']);
    expect(mayMove(['trial', 'convicted', 'final'], since, { to: 'serving', on: today, today }).ok).toBe(true);
  });
  test('what was exempted is not served', () => {
    expect(nextStates(['serving', 'exempted', 'final'])).toEqual(['expunged']);
  });
});

test('an act, a state and a held hearing lie in the past', () => {
  const today = toDay('2026-06-01');
  const act = (on: string) => ({ from: toDay(on), to: toDay(on), precision: 'day' as const });
  expect(mayOpen(act('2026-06-02'), '2026-06-01', today)).toMatchObject({ refusal: 'act-in-the-future' });
  expect(mayOpen(act('2026-06-01'), '2026-06-02', today)).toMatchObject({ refusal: 'state-in-the-future' });
  expect(mayOpen({ from: null, to: null, precision: 'unknown' }, '2026-06-01', today).ok).toBe(true);
  expect(mayNoteHearing('held', '2026-06-02', today)).toMatchObject({ refusal: 'held-in-the-future' });
  expect(mayNoteHearing('planned', '2026-06-02', today).ok).toBe(true);
});
