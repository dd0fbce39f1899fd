// Decisions about cover on the day before, the day and the day after.

import { expect, test } from 'vitest';
import { bornOn, unknownBirth } from '../../kernel/birth.ts';
import { toDay } from '../../kernel/day.ts';
import type { Id } from '../../kernel/id.ts';
import { comesOfAgeOn, holdsOn, mayAppoint } from './rules.ts';

const today = toDay('2026-03-10');
const body = {
  id: 'b' as Id<'cover'>,
  kind: 'interim-body',
  from: toDay('2026-01-01'),
  until: null,
} as const;
const aunt = {
  id: 'a' as Id<'cover'>,
  kind: 'guardian',
  from: toDay('2026-01-01'),
  until: null,
} as const;

test('of age on the day, on 1 March when born on 29 February, never while unknown', () => {
  expect(comesOfAgeOn(bornOn(toDay('2008-03-10')))).toBe('2026-03-10');
  expect(comesOfAgeOn(bornOn(toDay('2008-02-29')))).toBe('2026-03-01');
  expect(comesOfAgeOn(unknownBirth)).toBeNull();
});

test.each([
  ['2026-03-09', false],
  ['2026-03-10', true],
  ['2026-03-11', true],
  ['2026-03-12', false],
])('a cover from 10 to 12 March on %s: %s', (day, expected) => {
  expect(holdsOn({ from: toDay('2026-03-10'), until: toDay('2026-03-12') }, toDay(day))).toBe(
    expected,
  );
});

test.each([
  ['free', { from: today, until: null }, null, [body], 'ok'],
  [
    'of age yesterday',
    { from: today, until: null },
    toDay('2026-03-09'),
    [body],
    'child-is-of-age',
  ],
  ['of age today', { from: today, until: null }, today, [body], 'child-is-of-age'],
  ['of age tomorrow', { from: today, until: null }, toDay('2026-03-11'), [body], 'ok'],
  ['has a guardian', { from: today, until: null }, null, [aunt], 'child-has-guardian'],
  ['guardian ends that day', { from: today, until: null }, null, [{ ...aunt, until: today }], 'ok'],
  [
    'guardian ends a day later',
    { from: today, until: null },
    null,
    [{ ...aunt, until: toDay('2026-03-11') }],
    'child-has-guardian',
  ],
  ['ends before it begins', { from: today, until: today }, null, [body], 'ends-before-it-begins'],
  ['later, bridged', { from: toDay('2026-04-01'), until: null }, null, [body], 'ok'],
  [
    'later, not bridged',
    { from: toDay('2026-04-01'), until: null },
    null,
    [{ ...body, until: toDay('2026-03-31') }],
    'begins-after-gap',
  ],
  [
    'later, bridged to the day',
    { from: toDay('2026-04-01'), until: null },
    null,
    [{ ...body, until: toDay('2026-04-01') }],
    'ok',
  ],
] as const)('appointing: %s', (_name, term, ofAgeOn, current, expected) => {
  const outcome = mayAppoint(term, ofAgeOn, { today, current });
  expect(outcome.ok ? 'ok' : outcome.refusal).toBe(expected);
});
