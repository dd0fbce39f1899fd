// Which day a date serial means. A workbook stores a date as a count of days. Excel counts a 29
// February 1900 that never existed, and old Macintosh files count from 1904.

import { type Day, dayOf } from '../../kernel/day.ts';
import { type DateSystem } from './sheets.ts';
import { type ShownDate } from './number-formats.ts';

const secondsOfDay = 86_400;
/** Programs that count in a time zone miss midnight by less than a minute, some by two. */
const secondsMissed = 120;

/** Null if the number is not a day between 1900 and 9999. */
export function dayOfSerial(serial: number, system: DateSystem): Day | null {
  const whole = Math.floor(serial);
  if (!Number.isFinite(serial) || whole < 1 || whole > 2_958_465) return null;
  const date = new Date(system === '1904' ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30));
  // Before 1 March 1900, the day that never existed has not been counted yet.
  date.setUTCDate(date.getUTCDate() + whole + (system === '1900' && whole < 60 ? 1 : 0));
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

export type SerialDate = {
  /** `2010-05-12`, `2010-05` or `2010`, as much as the style shows. */
  readonly text: string;
  readonly isNearMidnight: boolean;
};

/** A moment just before midnight is the day that begins: it was midnight once. */
export function readSerial(
  serial: number,
  system: DateSystem,
  shows: ShownDate,
): SerialDate | null {
  const seconds = (serial - Math.floor(serial)) * secondsOfDay;
  const isBefore = seconds >= secondsOfDay - secondsMissed;
  const day = dayOfSerial(isBefore ? Math.floor(serial) + 1 : serial, system);
  if (!day) return null;
  const length = shows === 'year' ? 4 : shows === 'month' ? 7 : 10;
  return { text: day.slice(0, length), isNearMidnight: isBefore && seconds < secondsOfDay - 1 };
}
