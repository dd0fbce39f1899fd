// Two birth dates as evidence. Each is a range with a precision: a year agrees with a day of that
// year, only less strongly than two equal days. A day and month written the other way round is a
// known slip of clerks and is named as such.

import { type Birth } from '../../../kernel/birth.ts';
import { addYears, daysBetween, dayOf, type Day } from '../../../kernel/day.ts';
import type { MatchReason } from './matcher.ts';

export type BirthEvidence = {
  readonly bits: number;
  readonly comparable: boolean; // false: one of the dates is unknown
  readonly contradicts: boolean;
  readonly exact: boolean; // the same day on both sides
  readonly reason: MatchReason;
};

/** Bits for the narrower of the two ranges when they overlap: a day says more than a decade. */
const overlapBits = { day: 8, month: 6, year: 4, about: 3, age: 3.5, unknown: 0 } as const;
const rank = ['unknown', 'about', 'age', 'year', 'month', 'day'] as const;

export function birthEvidence(one: Birth, other: Birth): BirthEvidence {
  const precision = rank[Math.min(rank.indexOf(one.precision), rank.indexOf(other.precision))]!;
  if (one.from === null || one.to === null || other.from === null || other.to === null) {
    return evidence('birth-unknown', 0, { precision });
  }
  if (one.from <= other.to && other.from <= one.to) {
    return evidence('birth', overlapBits[precision], { precision });
  }
  if (isSwapped(one, other)) return evidence('birth-swapped', 5, { precision });
  const days = one.to < other.from
    ? daysBetween(one.to, other.from) : daysBetween(other.to, one.from);
  return evidence('birth', contradictionBits(precision, days), { precision, days });
}

function contradictionBits(precision: string, days: number): number {
  if (precision === 'day' && days <= 3) return 1;
  // "Seven years old" often only means this year minus the year of birth.
  if (precision === 'age' && days <= 200) return 1;
  if (days <= 31) return -1.5;
  // Ages are rounded and years remembered: one year off happens, four do not.
  if (days <= 366) return precision === 'day' || precision === 'month' ? -4 : -1.5;
  return days <= 2 * 366 ? -5 : days <= 4 * 366 ? -9 : -16;
}

function evidence(
  code: 'birth' | 'birth-swapped' | 'birth-unknown', bits: number, facts: MatchReason['facts'],
): BirthEvidence {
  return {
    bits, comparable: code !== 'birth-unknown', contradicts: bits < 0,
    exact: code === 'birth' && facts['precision'] === 'day' && facts['days'] === undefined,
    reason: { code, for: bits > 0, facts },
  };
}

function isSwapped(one: Birth, other: Birth): boolean {
  if (one.precision !== 'day' || other.precision !== 'day') return false;
  return swapped(one.from!) === other.from;
}

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
