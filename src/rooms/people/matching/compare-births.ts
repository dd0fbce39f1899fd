// Compares two birth dates, in bits: how often the dates of one person differ like this, against
// how often those of two people do (ages spread over 45 years). Each date is a range with a
// precision: a year is weaker evidence than a day and never contradicts a day within it. The shares
// are our judgement of camp and civil lists, open to discussion; record-evidence.ts scales them by
// what was learnt.

import type { Birth } from '../../../kernel/birth.ts';
import { type Day, dayOf, daysBetween } from '../../../kernel/day.ts';

export const birthOutcomes = [
  'unknown',
  'same-day',
  'within',
  'swapped',
  'other-year-same-day',
  'one-digit',
  'same-month',
  'same-year',
  'near',
  'one-year',
  'two-years',
  'apart',
  'far-apart',
] as const;
export type BirthOutcome = (typeof birthOutcomes)[number];

export type BirthComparison = {
  readonly outcome: BirthOutcome;
  readonly bits: number;
  readonly years: number;
};

const yearsOfBirth = 45;
const daysOfBirth = yearsOfBirth * 365;

// [share among dates of one person, share among dates of two people]
const dayShares = {
  'same-day': [0.8, 1 / daysOfBirth],
  swapped: [0.01, 0.4 / daysOfBirth],
  'other-year-same-day': [0.02, 2 / daysOfBirth],
  'one-digit': [0.015, 20 / daysOfBirth],
  'same-month': [0.02, 30 / daysOfBirth],
  'same-year': [0.03, 1 / yearsOfBirth],
  'one-year': [0.02, 2 / yearsOfBirth],
  'two-years': [0.008, 2 / yearsOfBirth],
  apart: [0.006, 10 / yearsOfBirth],
  'far-apart': [0.004, 0.7],
} as const;

export function compareBirths(one: Birth, other: Birth): BirthComparison {
  if (one.from === null || one.to === null || other.from === null || other.to === null) {
    return { outcome: 'unknown', bits: 0, years: 0 };
  }
  const years = gapDays(one, other) / 365.25;
  if (one.precision === 'day' && other.precision === 'day') {
    const isTable = one.from !== one.to || other.from !== other.to;
    return isTable ? ofRanges(one, other, years) : ofDays(one.from, other.from, years);
  }
  return ofRanges(one, other, years);
}

function gapDays(one: Birth, other: Birth): number {
  if (one.to! < other.from!) return daysBetween(one.to!, other.from!);
  return other.to! < one.from! ? daysBetween(other.to!, one.from!) : 0;
}

function ofDays(one: Day, other: Day, years: number): BirthComparison {
  const outcome = outcomeOfDays(one, other, years);
  const [same, two] = dayShares[outcome];
  // Clerks write 1 January for "that year", so it is compared as a year.
  const isNewYear = one.endsWith('-01-01') || other.endsWith('-01-01');
  if (isNewYear && one.slice(0, 4) === other.slice(0, 4))
    return { outcome: 'same-year', bits: 4.5, years: 0 };
  return { outcome, bits: Math.log2(same / two), years };
}

function outcomeOfDays(one: Day, other: Day, years: number): keyof typeof dayShares {
  if (one === other) return 'same-day';
  const [year, month, date] = [one.slice(0, 4), one.slice(5, 7), one.slice(8)];
  if (dayOf(Number(year), Number(date), Number(month)) === other) return 'swapped';
  if (one.slice(5) === other.slice(5) && Math.abs(Number(year) - Number(other.slice(0, 4))) === 1) {
    return 'other-year-same-day';
  }
  if (digitsApart(one, other) === 1)
    return years < 3 ? 'one-digit' : years < 11 ? 'apart' : 'far-apart';
  if (one.slice(0, 7) === other.slice(0, 7)) return 'same-month';
  if (year === other.slice(0, 4)) return 'same-year';
  return years <= 1.6
    ? 'one-year'
    : years <= 2.6
      ? 'two-years'
      : years <= 8
        ? 'apart'
        : 'far-apart';
}

function digitsApart(one: Day, other: Day): number {
  let count = 0;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) count += 1;
  return count;
}

function ofRanges(one: Birth, other: Birth, years: number): BirthComparison {
  const width = (birth: Birth) => (daysBetween(birth.from!, birth.to!) + 1) / 365.25;
  const wide = Math.max(width(one), width(other)) + Math.min(width(one), width(other));
  if (years === 0)
    return { outcome: 'within', bits: Math.log2((0.85 * yearsOfBirth) / wide), years };
  // Ages are rounded and years remembered, so these are often a year off.
  const isVague = [one.precision, other.precision].some(
    (precision) => precision === 'age' || precision === 'about',
  );
  if (years <= 0.25) return { outcome: 'near', bits: isVague ? 2 : 1, years };
  if (years <= 1.05) return { outcome: 'one-year', bits: isVague ? 0.5 : -0.5, years };
  if (years <= 2.05) return { outcome: 'two-years', bits: isVague ? -1 : -2.5, years };
  return years <= 6
    ? { outcome: 'apart', bits: -5, years }
    : { outcome: 'far-apart', bits: -7.5, years };
}
