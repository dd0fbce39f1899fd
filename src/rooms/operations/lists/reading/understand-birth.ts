// Understands what a list says about a birth: a day, a month, a year, "about", or an age on the
// day of the list. What cannot be true (31 February, the future, 1890) is named and left unknown;
// what may be read in two ways is read as the column shows and marked. Nothing is ever filled in:
// a year stays a year.

import { addDays, addYears, type Day, dayOf, daysInMonth, toDay } from '../../../../kernel/day.ts';
import {
  type Birth,
  bornAbout,
  bornByAge,
  bornInMonth,
  bornInYear,
  bornOn,
  unknownBirth,
} from '../../../../kernel/birth.ts';
import { type RefusalFacts } from '../../../../kernel/outcome.ts';
import { readAge, type Age } from './age-text.ts';
import { type DateForm } from './date-form.ts';
import { findDateParts, type DateParts } from './date-text.ts';
import { findOpenAge, type OpenAge, withUnitsApart } from './open-age.ts';
import { type DayMonthOrder, type ProblemCode, type Severity } from './model.ts';

export type BirthProblem = {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly facts: RefusalFacts;
};
export type BirthReading = { readonly birth: Birth; readonly problems: readonly BirthProblem[] };

export type BirthContext = {
  readonly today: Day;
  /** The days to which an age may refer: one day, a whole year, or null if unknown. */
  readonly listDate: { readonly from: Day; readonly to: Day } | null;
  readonly order: DayMonthOrder | null;
  /** True if the column is about ages, so that a bare `8` is one. */
  readonly isAgeColumn: boolean;
  readonly dayOfSerial: (serial: number) => Day | null;
  /** How the title of the column says its dates are written. */
  readonly form?: DateForm | null;
};

const yearsLivedMax = 115;

export function understandBirth(text: string, context: BirthContext): BirthReading {
  const open = findOpenAge(text, context.isAgeColumn);
  if (open) return understandOpenAge(open, context);
  const { isAgeColumn } = context;
  const age = readAge(isAgeColumn ? withUnitsApart(text) : text, isAgeColumn);
  if (age.isOtherCalendar) return failed('birth-other-calendar');
  if (age.years !== null) return understandAge(age, context);
  const parts = findDateParts(age.rest, context.form ?? null);
  if (!parts) return failed(context.isAgeColumn ? 'age-not-understood' : 'birth-not-understood');
  const reading = understandParts(parts, context);
  const checked = checkPlausible(reading, context.today);
  return age.isAbout ? blurred(checked) : checked;
}

/** "About 12 May 1994" says no more than "about 1994". */
function blurred(reading: BirthReading): BirthReading {
  const { from, to, precision } = reading.birth;
  if (from === null || to === null || precision === 'about') return reading;
  const about = bornAbout(Number(from.slice(0, 4)));
  return {
    birth: about,
    problems: reading.problems.filter(({ severity }) => severity === 'error'),
  };
}

function understandParts(parts: DateParts, context: BirthContext): BirthReading {
  if (parts.kind === 'year') return readYear(parts.year);
  if (parts.kind === 'years') return readYears(parts.first, parts.last);
  if (parts.kind === 'month') {
    if (parts.month < 1 || parts.month > 12) return failed('birth-day-does-not-exist');
    const year = parts.isShortYear ? fullYear(parts, context.today) : parts.year;
    return withShortYear(parts, readYear(year, bornInMonth(year, parts.month)));
  }
  if (parts.kind === 'day') {
    const year = parts.isShortYear ? fullYear(parts, context.today) : parts.year;
    return withShortYear(parts, readDay(year, parts.month, parts.date));
  }
  if (parts.kind === 'two-numbers') return readTwoNumbers(parts, context);
  const day =
    parts.number >= 6000 && parts.number < 90_000 ? context.dayOfSerial(parts.number) : null;
  return day ? understood(bornOn(day)) : failed('birth-not-understood');
}

function readYear(year: number, birth?: Birth): BirthReading {
  // 1300 to 1500 are years of the Islamic or the Persian calendar, not births.
  if (year >= 1300 && year <= 1500) return failed('birth-other-calendar');
  if (year < 1000) return failed('birth-not-understood');
  return understood(birth ?? bornInYear(year));
}

function readYears(first: number, last: number): BirthReading {
  if (last < first || last - first > 10) return failed('birth-not-understood');
  const [from, to] = [dayOf(first, 1, 1), dayOf(last, 12, 31)];
  return understood({ from, to, precision: 'about' });
}

function readDay(year: number, month: number, date: number): BirthReading {
  const known = readYear(year);
  if (known.birth.from === null) return known;
  const day = dayOf(year, month, date);
  return day ? understood(bornOn(day)) : failed('birth-day-does-not-exist');
}

type TwoNumbers = Extract<DateParts, { kind: 'two-numbers' }>;

function readTwoNumbers(parts: TwoNumbers, context: BirthContext): BirthReading {
  const { first, second } = parts;
  const isMonthFirst = second > 12 || (first <= 12 && context.order === 'month-first');
  const [month, date] = isMonthFirst ? [first, second] : [second, first];
  const year = parts.isShortYear
    ? fullYear({ year: parts.year, month, date }, context.today)
    : parts.year;
  const reading = readDay(year, month, date);
  if (reading.birth.from === null) return reading;
  const problems: BirthProblem[] = [];
  const isProven = first > 12 || second > 12 || first === second;
  const isAgreed = context.order !== null || parts.hasDots;
  if (!isProven && !isAgreed) {
    const other = dayOf(year, date, month);
    problems.push({ code: 'birth-day-month-unclear', severity: 'warning', facts: { other } });
  }
  return withShortYear(parts, { birth: reading.birth, problems });
}

/** The century is a guess, so it is said. */
function withShortYear(
  { isShortYear }: { readonly isShortYear?: boolean },
  { birth, problems }: BirthReading,
): BirthReading {
  if (isShortYear !== true || birth.from === null) return { birth, problems };
  const facts = { year: Number(birth.from.slice(0, 4)) };
  return {
    birth,
    problems: [...problems, { code: 'birth-short-year', severity: 'warning', facts }],
  };
}

type ShortDate = { readonly year: number; readonly month: number; readonly date?: number };

/** The last such day that is not in the future: nobody on a list is born tomorrow. */
function fullYear({ year, month, date = 1 }: ShortDate, today: Day): number {
  const century = Math.floor(Number(today.slice(0, 4)) / 100) * 100;
  const day = dayOf(century + year, month, date) ?? dayOf(century + year, 1, 1);
  return day !== null && day > today ? century + year - 100 : century + year;
}

function understandAge(age: Age & { years: number | null }, context: BirthContext): BirthReading {
  const years = age.years ?? 0;
  if (years > yearsLivedMax) return failed('age-not-understood');
  const on = context.listDate ?? { from: context.today, to: context.today };
  const birth = age.months === null ? bornAtYears(years, on) : bornAtMonths(age, on);
  const problems = undated(context);
  return { birth: age.isAbout ? widened(birth, context.today) : birth, problems };
}

/** Between the oldest and the youngest that the words allow. */
function understandOpenAge({ least, under }: OpenAge, context: BirthContext): BirthReading {
  if ((least ?? 0) > yearsLivedMax * 12) return failed('age-not-understood');
  const on = context.listDate ?? { from: context.today, to: context.today };
  const oldest = under ?? (yearsLivedMax + 1) * 12;
  const from = addDays(addMonths(on.from, -oldest), 1);
  const birth: Birth = { from, to: addMonths(on.to, -(least ?? 0)), precision: 'age' };
  return { birth, problems: undated(context) };
}

function undated({ listDate, today }: BirthContext): BirthProblem[] {
  if (listDate) return [];
  return [{ code: 'age-without-date', severity: 'warning', facts: { countedFrom: today } }];
}

/**
 * Camp clerks often subtract years ("2022 less 2016 is 6") although the birthday is still to come.
 * The range contains both readings, so it never makes a child older than it may be.
 */
function bornAtYears(years: number, on: { from: Day; to: Day }): Birth {
  const earliest = bornByAge(years, on.from).from;
  const endOfYear = toDay(`${Number(on.to.slice(0, 4)) - years}-12-31`);
  return { from: earliest, to: endOfYear < on.to ? endOfYear : on.to, precision: 'age' };
}

function bornAtMonths(age: Age, on: { from: Day; to: Day }): Birth {
  const months = (age.years ?? 0) * 12 + (age.months ?? 0);
  const from = addDays(addMonths(on.from, -(months + 1)), 1);
  return { from, to: addMonths(on.to, -months), precision: 'age' };
}

function addMonths(day: Day, months: number): Day {
  const total = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(total / 12), (total % 12) + 1];
  const date = Math.min(Number(day.slice(8)), daysInMonth(year, month));
  return dayOf(year, month, date) ?? day;
}

function widened({ from, to }: Birth, today: Day): Birth {
  if (from === null || to === null) return unknownBirth;
  const later = addYears(to, 1);
  return { from: addYears(from, -1), to: later < today ? later : today, precision: 'about' };
}

function checkPlausible(reading: BirthReading, today: Day): BirthReading {
  const { from, to } = reading.birth;
  if (from === null || to === null) return reading;
  if (from > today) return failed('birth-in-future', { today });
  if (to < addYears(today, -yearsLivedMax)) return failed('birth-too-early', { yearsLivedMax });
  return reading;
}

function understood(birth: Birth): BirthReading {
  return { birth, problems: [] };
}

function failed(code: ProblemCode, facts: RefusalFacts = {}): BirthReading {
  return { birth: unknownBirth, problems: [{ code, severity: 'error', facts }] };
}
