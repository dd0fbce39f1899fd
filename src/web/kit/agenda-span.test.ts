// Weeks from Monday and months in whole weeks, whatever the address says.

import { expect, test } from 'vitest';
import { toDay } from '../../kernel/day.ts';
import { agendaDaysMax } from '../../kernel/agenda.ts';
import { agendaSpan } from './agenda-span.ts';

const today = toDay('2026-11-30');

test.each([
  ['', '', '2026-11-30', 7, '2026-11-23', '2026-12-07'],
  ['week', '2026-12-06', '2026-11-30', 7, '2026-11-29', '2026-12-13'],
  ['week', 'tomorrow', '2026-11-30', 7, '2026-11-23', '2026-12-07'],
  ['month', '2026-11-30', '2026-10-26', 42, '2026-10-01', '2026-12-01'],
  ['month', '2027-02-10', '2027-02-01', 28, '2027-01-01', '2027-03-01'],
  ['month', '2027-01-31', '2026-12-28', 35, '2026-12-01', '2027-02-01'],
])('%s of %s begins on %s with %i days', (view, day, from, days, previous, next) => {
  expect(agendaSpan(view, day, today)).toMatchObject({ from, days, previous, next });
});

test('a month never asks for more days than an answer has', () => {
  for (let month = 1; month <= 12; month++) {
    for (let year = 2024; year < 2052; year++) {
      const day = `${year}-${String(month).padStart(2, '0')}-15`;
      expect(agendaSpan('month', day, today).days).toBeLessThanOrEqual(agendaDaysMax);
    }
  }
});
