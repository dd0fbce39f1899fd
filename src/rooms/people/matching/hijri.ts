// Years and days of the tabular Islamic calendar as births, as a clerk of an Iraqi or Syrian office
// may have written them. A local calendar may differ from the table by two days, so a day becomes
// five days.

import { type Birth } from '../../../kernel/birth.ts';
import { addDays, type Day, toDay } from '../../../kernel/day.ts';

const epoch = toDay('0622-07-19');

/** The first day of a month, 1 to 12, of a Hijri year. */
function startOf(year: number, month: number): Day {
  const days = Math.floor((11 * year + 3) / 30) + 354 * (year - 1) + Math.ceil(29.5 * (month - 1));
  return addDays(epoch, days);
}

/** Null if there is no such year, month or day. */
export function bornInHijri(year: number, month?: number, day?: number): Birth | null {
  if (!Number.isInteger(year) || year < 1250 || year > 1500) return null;
  if (month === undefined || day === undefined) {
    return { from: startOf(year, 1), to: addDays(startOf(year + 1, 1), -1), precision: 'year' };
  }
  if (month < 1 || month > 12 || day < 1 || day > 30) return null;
  const on = addDays(startOf(year, month), day - 1);
  return { from: addDays(on, -2), to: addDays(on, 2), precision: 'day' };
}
