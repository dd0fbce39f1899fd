// A date of birth as it is typed: kept as text, so that half a date is not lost, and turned into a
// `Birth` once it is complete.

import {
  type Birth,
  type BirthPrecision,
  bornAbout,
  bornByAge,
  bornInMonth,
  bornInYear,
  bornOn,
  unknownBirth,
} from '../../kernel/birth.ts';
import { dayOf, isDay } from '../../kernel/day.ts';
import type { TypedDay } from './typed-day.ts';

export type PartialDate = {
  readonly precision: BirthPrecision | '';
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly age: string;
  readonly ageOn: TypedDay;
};

export const emptyPartialDate: PartialDate = {
  precision: '',
  day: '',
  month: '',
  year: '',
  age: '',
  ageOn: '',
};

/** The birth; null while something is missing or if the day does not exist. */
export function findBirth(typed: PartialDate): Birth | null {
  const year = numberIn(typed.year, 1900, 2100);
  const month = numberIn(typed.month, 1, 12);
  const date = numberIn(typed.day, 1, 31);
  const age = numberIn(typed.age, 0, 120);
  switch (typed.precision) {
    case 'day': {
      const day = year && month && date ? dayOf(year, month, date) : null;
      return day && bornOn(day);
    }
    case 'month':
      return year && month ? bornInMonth(year, month) : null;
    case 'year':
      return year ? bornInYear(year) : null;
    case 'about':
      return year ? bornAbout(year) : null;
    case 'age':
      return age !== null && isDay(typed.ageOn) ? bornByAge(age, typed.ageOn) : null;
    case 'unknown':
      return unknownBirth;
    case '':
      return null;
  }
}

function numberIn(text: string, least: number, most: number): number | null {
  const value = Number(text);
  return /^\d{1,4}$/.test(text.trim()) && value >= least && value <= most ? value : null;
}
