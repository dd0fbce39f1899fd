// Which step follows which, and on which day it may have been.

import { describe, expect, test } from 'vitest';
import { toDay } from '../../../kernel/day.ts';
import { mayMove, mayNoteHearing, mayOpen, nextStates } from './rules.ts';

describe('steps of a proceeding', () => {
  const [since, today] = [toDay('2026-02-01'), toDay('2026-06-01')];
  test.each([
    [['check'], 'charged', '2026-06-01', 'no-such-step'],
    [['check'], 'opened', '2026-06-02', 'state-in-the-future'],
    [['check'], 'opened', '2026-01-31', 'before-the-last-state'],
    [['trial', 'acquitted', 'final'], 'serving', '2026-06-01', 'sentence-needs-a-conviction'],
    [
      ['trial', 'convicted', 'appeal', 'acquitted', 'final'],
      'serving',
      '2026-06-01',
      'sentence-needs-a-conviction',
    ],
  ] as const)('%j to %s on %s is refused', (states, to, ...rest) => {
    const [on, refusal] = rest as unknown as readonly [string, string];
    expect(mayMove([...states], since, { to, on: toDay(on), today })).toMatchObject({
      ok: false,
      refusal,
    });
  });
  test('a conviction that became final is served', () => {
    expect(nextStates(['trial', 'convicted', 'final'])).toEqual(['serving', 'expunged']);
    expect(
      mayMove(['trial', 'convicted', 'final'], since, { to: 'serving', on: today, today }).ok,
    ).toBe(true);
  });
  test('what was exempted is not served', () => {
    expect(nextStates(['serving', 'exempted', 'final'])).toEqual(['expunged']);
  });
});

test('an act, a state and a held hearing lie in the past', () => {
  const today = toDay('2026-06-01');
  const act = (on: string) => ({ from: toDay(on), to: toDay(on), precision: 'day' as const });
  expect(mayOpen(act('2026-06-02'), '2026-06-01', today)).toMatchObject({
    refusal: 'act-in-the-future',
  });
  expect(mayOpen(act('2026-06-01'), '2026-06-02', today)).toMatchObject({
    refusal: 'state-in-the-future',
  });
  expect(mayOpen({ from: null, to: null, precision: 'unknown' }, '2026-06-01', today).ok).toBe(
    true,
  );
  expect(mayNoteHearing('held', '2026-06-02', today)).toMatchObject({
    refusal: 'held-in-the-future',
  });
  expect(mayNoteHearing('planned', '2026-06-02', today).ok).toBe(true);
});
