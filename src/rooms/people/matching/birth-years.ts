// Birth dates as keys for finding candidates.

import type { Birth } from '../../../kernel/birth.ts';
import { addYears, dayOf, type Day } from '../../../kernel/day.ts';

/** Day and month swapped, a common slip of clerks; null if there is no such day. */
export function swapped(day: Day): Day | null {
  return dayOf(Number(day.slice(0, 4)), Number(day.slice(8)), Number(day.slice(5, 7)));
}

/**
 * The calendar years in which the birth may lie, at most six; none if it is unknown or too vague.
 */
export function birthYears(birth: Birth): number[] {
  if (birth.from === null || birth.to === null) return [];
  if (addYears(birth.from, 6) < birth.to) return [];
  const last = Number(birth.to.slice(0, 4));
  const years: number[] = [];
  for (let year = Number(birth.from.slice(0, 4)); year <= last; year++) years.push(year);
  return years;
}
