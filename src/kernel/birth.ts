// A birth date as people really know it: a day, a month, a year, "about", or an age on some day.
// Stored as the earliest and latest possible day and how it is known: a year is not 1 January, and
// every rule about age must give the child the benefit of the doubt.

import { addDays, addYears, type Day, dayOf, daysInMonth } from './day.ts';

export const birthPrecisions = ['day', 'month', 'year', 'about', 'age', 'unknown'] as const;
export type BirthPrecision = (typeof birthPrecisions)[number];

/** Both ends are inclusive. Both are null exactly when the precision is `unknown`. */
export type Birth = {
  readonly from: Day | null;
  readonly to: Day | null;
  readonly precision: BirthPrecision;
};

export const unknownBirth: Birth = { from: null, to: null, precision: 'unknown' };

export function bornOn(day: Day): Birth {
  return { from: day, to: day, precision: 'day' };
}

export function bornInMonth(year: number, month: number): Birth {
  return {
    from: dayOf(year, month, 1),
    to: dayOf(year, month, daysInMonth(year, month)),
    precision: 'month',
  };
}

export function bornInYear(year: number): Birth {
  return { from: dayOf(year, 1, 1), to: dayOf(year, 12, 31), precision: 'year' };
}

/** "About 1994" allows a year either way: that is the margin relatives and camp clerks mean. */
export function bornAbout(year: number): Birth {
  return { from: dayOf(year - 1, 1, 1), to: dayOf(year + 1, 12, 31), precision: 'about' };
}

/**
 * "12 years old on this day": the year that ends on the latest possible birthday, that day 12 years
 * ago.
 */
export function bornByAge(years: number, on: Day): Birth {
  return {
    from: addDays(addYears(on, -(years + 1)), 1),
    to: addYears(on, -years),
    precision: 'age',
  };
}

/** True unless the person is certainly of age: doubt protects. */
export function mayBeMinor(birth: Birth, today: Day, ageOfMajority = 18): boolean {
  return birth.to === null || addYears(birth.to, ageOfMajority) > today;
}

/** Youngest and oldest possible age in whole years; null when nothing is known. */
export function ageRange(birth: Birth, today: Day): { least: number; most: number } | null {
  if (birth.from === null || birth.to === null) return null;
  return { least: wholeYears(birth.to, today), most: wholeYears(birth.from, today) };
}

function wholeYears(from: Day, today: Day): number {
  const years = Number(today.slice(0, 4)) - Number(from.slice(0, 4));
  // For a child born this year, `from` may be later than today: an age is never below zero.
  return Math.max(0, today.slice(5) < from.slice(5) ? years - 1 : years);
}
