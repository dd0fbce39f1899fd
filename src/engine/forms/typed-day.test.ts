// A day typed in parts: what becomes a day, what is kept as half a date, and what is said of it.

import { describe, expect, test } from 'vitest';
import { toDay } from '../../kernel/day.ts';
import { dayFault, partsOfDay, settled, typedDayOf } from './typed-day.ts';

const typed = (year: string, month: string, day: string) => typedDayOf({ day, month, year });

describe('three parts', () => {
  test('become a day once they name one', () => {
    expect(typed('2026', '5', '12')).toBe('2026-05-12');
    expect(typed('2026', '05', ' 2 ')).toBe('2026-05-02');
    expect(typed('', '', '')).toBe('');
  });

  test.each([
    ['2026', '', '12'],
    ['202', '5', '12'],
    ['2026', '2', '30'],
    ['', '', '1'],
    ['20/6', '5', '1'],
  ])('stay as they were typed: %s, %s, %s', (year, month, day) => {
    expect(partsOfDay(typed(year, month, day))).toEqual({
      day,
      month,
      year: year.replace('/', ''),
    });
  });

  test('of a day are shown without zeros', () => {
    expect(partsOfDay(toDay('2026-05-02'))).toEqual({ day: '2', month: '5', year: '2026' });
  });
});

test.each([
  ['half a date', typed('2026', '', '12'), 'shell.form.dayIncomplete', undefined],
  ['a year cut short', typed('26', '5', '12'), 'shell.form.dayIncomplete', undefined],
  ['a day that does not exist', typed('2026', '2', '30'), 'shell.form.dayUnknown', undefined],
  ['a year with too few digits', typed('0026', '5', '12'), 'shell.form.yearUnlikely', undefined],
  ['a year that nobody means', typed('9999', '1', '1'), 'shell.form.yearUnlikely', undefined],
  ['the day before the first', typed('2026', '1', '1'), 'shell.form.dayTooEarly', '2026-01-02'],
  ['the day after the last', typed('2026', '1', '5'), 'shell.form.dayTooLate', '2026-01-04'],
])('%s is said', (_name, value, words, day) => {
  const limits = { from: toDay('2026-01-02'), until: toDay('2026-01-04') };
  expect(dayFault(value, limits)).toEqual({ words, ...(day && { day }) });
  expect(dayFault(toDay('2026-01-02'), limits)).toBeNull();
  expect(dayFault(toDay('2026-01-04'), limits)).toBeNull();
});

test('whatever depends on other answers sees no half dates', () => {
  const answers = { on: typed('2026', '', ''), by: toDay('2026-01-02'), note: '~ about ten' };
  expect(settled(answers)).toEqual({ ...answers, on: '' });
});
