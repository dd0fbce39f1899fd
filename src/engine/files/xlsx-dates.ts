// Which cells of a workbook are dates, and which day a date serial means. A workbook stores a date
// as a count of days; only the cell's style shows that the number is a date. Excel counts a 29
// February 1900 that never existed, and old Macintosh files count from 1904.

import { type Day, dayOf } from '../../kernel/day.ts';
import { type DateSystem } from './sheets.ts';

/** The styles that every workbook has without declaring them: ECMA-376 part 1, 18.8.30. */
const builtInDateFormats = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);

export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtInDateFormats.has(id);
  // Literals, colours, locale tags and escaped letters are not date tokens.
  const tokens = code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_./g, '').toLowerCase();
  return /[yd]/.test(tokens) || /m{3,}/.test(tokens);
}

/** Null if the number is not a day between 1900 and 9999. */
export function dayOfSerial(serial: number, system: DateSystem): Day | null {
  const whole = Math.floor(serial);
  if (!Number.isFinite(serial) || whole < 1 || whole > 2_958_465) return null;
  const date = new Date(system === '1904' ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30));
  // Before 1 March 1900, the day that never existed has not been counted yet.
  date.setUTCDate(date.getUTCDate() + whole + (system === '1900' && whole < 60 ? 1 : 0));
  return dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}
