// The range of ages that a birth allows: the day before, the day and the day after a birthday.

import { expect, test } from 'vitest';
import { ageRange, type Birth, bornInYear, bornOn, unknownBirth } from './birth.ts';
import { toDay } from './day.ts';

test.each<[string, Birth, string, ReturnType<typeof ageRange>]>([
  ['the day before a birthday', bornOn(toDay('2016-05-12')), '2026-05-11', { least: 9, most: 9 }],
  ['the birthday', bornOn(toDay('2016-05-12')), '2026-05-12', { least: 10, most: 10 }],
  ['the day after', bornOn(toDay('2016-05-12')), '2026-05-13', { least: 10, most: 10 }],
  [
    'a year of which only the number is known',
    bornInYear(1990),
    '2026-11-30',
    { least: 35, most: 36 },
  ],
  ['this very year', bornInYear(2026), '2026-11-30', { least: 0, most: 0 }],
  ['nothing', unknownBirth, '2026-11-30', null],
])('%s', (_, birth, today, range) => {
  expect(ageRange(birth, toDay(today))).toEqual(range);
});
