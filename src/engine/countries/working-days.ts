// The working week and the days off of a country pack: which days do not count in a time limit that
// is given in working days, and what the agenda draws. The database reckons the limits themselves
// (`programme.due_on`) by the same list of numbers. Feasts that are announced count in the years
// for which the pack has their days.

import { addDays, type Day, toDay } from '../../kernel/day.ts';
import { type CountryPack, type LocalNames, weekdayNames } from './country-pack.ts';

type Calendar = Pick<CountryPack, 'workingDays' | 'holidays'>;

/**
 * For the database: 1 (Monday) to 7 are the working days of the week, 101 to 1231 (month and day)
 * the days off of every year, eight digits those of one year.
 */
export function workingCalendar({ workingDays, holidays }: Calendar): readonly number[] {
  const { fixed, announced } = holidays.value;
  const numberOf = (day: Day): number => Number(day.replaceAll('-', ''));
  return [
    ...workingDays.value.map((name) => weekdayNames.indexOf(name) + 1),
    // A holiday of several days never ends after the year in which it begins: see the packs.
    ...fixed.flatMap(({ first, days }) =>
      eachDay(toDay(`2023-${first}`), days, numberOf).map((number) => number % 10_000),
    ),
    ...announced.flatMap(({ on }) =>
      on.flatMap(({ first, days }) => eachDay(first, days, numberOf)),
    ),
  ];
}

function eachDay<Value>(first: Day, days: number, of: (day: Day) => Value): Value[] {
  return Array.from({ length: days }, (_, at) => of(addDays(first, at)));
}

export type DayOff = { readonly day: Day; readonly holiday: LocalNames | null };

/** Days off within so many days from `first`: holidays, and those without a name. */
export function daysOff(calendar: Calendar, first: Day, days: number): DayOff[] {
  return eachDay(first, days, (day) => day).flatMap((day) => {
    const holiday = holidayOn(calendar, day);
    return holiday || !isWeekday(calendar, day) ? [{ day, holiday }] : [];
  });
}

function isWeekday({ workingDays }: Calendar, day: Day): boolean {
  const name = weekdayNames[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7];
  return workingDays.value.some((one) => one === name);
}

function holidayOn({ holidays }: Calendar, day: Day): LocalNames | null {
  const { fixed, announced } = holidays.value;
  const year = day.slice(0, 4);
  const within = (first: Day, days: number): boolean => first <= day && day < addDays(first, days);
  const found =
    announced.find(({ on }) => on.some(({ first, days }) => within(first, days))) ??
    fixed.find(({ first, days }) => within(toDay(`${year}-${first}`), days));
  return found?.names ?? null;
}
