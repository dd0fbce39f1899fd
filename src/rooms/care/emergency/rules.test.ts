// Codes as they are typed, minutes as they are shown, and the day before a judging is due.

import { expect, test } from 'vitest';
import { caseCodeOf, isReminderDue, minutesLeft } from './rules.ts';

test.each([
  ['C-7Q4M-2KX9', 'C-7Q4M-2KX9'],
  ['c 7q4m 2kx9', 'C-7Q4M-2KX9'],
  ['C7Q4M2KX9', 'C-7Q4M-2KX9'],
  [' C–7Q4M–2KX9 ', 'C-7Q4M-2KX9'],
  ['C-7Q4M-2KX', 'C-7Q4M-2KX'],
  ['%', ''],
  ['syn c 000001', 'SYN-C-000001'],
])('the code %s is %s', (typed, code) => expect(caseCodeOf(typed)).toBe(code));

test.each([
  [3600, 60],
  [61, 2],
  [60, 1],
  [1, 1],
  [0, 0],
  [-5, 0],
])('%i seconds are %i minutes', (seconds, minutes) => expect(minutesLeft(seconds)).toBe(minutes));

test.each([
  ['2026-03-02T10:00:01Z', false],
  ['2026-03-02T10:00:00Z', true],
  ['2026-03-01T09:00:00Z', true],
])('due at %s: reminded %s', (due, is) =>
  expect(isReminderDue(new Date(due), new Date('2026-03-01T10:00:00Z'))).toBe(is),
);
