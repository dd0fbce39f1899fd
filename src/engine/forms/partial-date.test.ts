// What is typed becomes a birth only if it is complete and the date exists.

import { expect, test } from 'vitest';
import {
  bornAbout,
  bornByAge,
  bornInMonth,
  bornInYear,
  bornOn,
  unknownBirth,
} from '../../kernel/birth.ts';
import { toDay } from '../../kernel/day.ts';
import { emptyPartialDate, findBirth, type PartialDate } from './partial-date.ts';

const typed = { ...emptyPartialDate, day: '29', month: '2', year: '2012' };

test.each<[string, Partial<PartialDate>, ReturnType<typeof findBirth>]>([
  ['nothing chosen', {}, null],
  ['a day', { precision: 'day' }, bornOn(toDay('2012-02-29'))],
  ['a day that does not exist', { precision: 'day', year: '2013' }, null],
  ['a day without its month', { precision: 'day', month: '' }, null],
  ['a month', { precision: 'month' }, bornInMonth(2012, 2)],
  ['a year', { precision: 'year' }, bornInYear(2012)],
  ['a year of two digits', { precision: 'year', year: '12' }, null],
  ['about a year', { precision: 'about' }, bornAbout(2012)],
  [
    'an age',
    { precision: 'age', age: '0', ageOn: toDay('2026-11-23') },
    bornByAge(0, toDay('2026-11-23')),
  ],
  ['an age without its day', { precision: 'age', age: '12' }, null],
  ['words for an age', { precision: 'age', age: 'twelve', ageOn: toDay('2026-11-23') }, null],
  ['unknown', { precision: 'unknown' }, unknownBirth],
])('%s', (_, part, expected) => {
  expect(findBirth({ ...typed, ...part })).toEqual(expected);
});
