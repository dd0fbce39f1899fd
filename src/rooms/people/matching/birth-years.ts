// Birth dates as keys to find candidates by.

import type { Birth } from '../../../kernel/birth.ts';
import { addYears, dayOf, type Day } from '../../../kernel/day.ts';

/** Day and month the other way round, a known slip of clerks; null when there is no such day. */
export function swapped(day: Day): Day | null {
  return dayOf(Number(day.slice(0, 4)), Number(day.slice(8)), Number(day.slice(5, 7)));
}

/** Calendar years that a birth may fall in, at most six; none when it is unknown or too wide. */
export function birthYears(birth: Birth): number[] {
  if (birth.from === null || birth.to === null) return [];
  if (addYears(birth.from, 6) < birth.to) return [];
  const last = Number(birth.to.slice(0, 4));
  const years: number[] = [];
  for (let year = Number(birth.from.slice(0, 4)); year <= last; year++) years.push(year);
  return years;
}
