// How a birth is written in one short text, and read back: `1994`, `2010-02`, `2010-02-18`, or
// `from/to` for about and age. The preview shows and the import stores the same birth.

import { isDay, toDay } from '../../../../kernel/day.ts';
import {
  type Birth,
  bornInMonth,
  bornInYear,
  bornOn,
  unknownBirth,
} from '../../../../kernel/birth.ts';
import { type Value } from './model.ts';

/** Null exactly when the birth is unknown. */
export function writeBirth(birth: Birth): string | null {
  if (birth.from === null || birth.to === null) return null;
  if (birth.precision === 'day') return birth.from;
  if (birth.precision === 'month') return birth.from.slice(0, 7);
  if (birth.precision === 'year') return birth.from.slice(0, 4);
  return `${birth.from}/${birth.to}`;
}

/** The birth that a previewed value means; unknown if it means none. */
export function readBirth({ value, precision }: Pick<Value, 'value' | 'precision'>): Birth {
  if (value === null) return unknownBirth;
  if (precision === 'day' && isDay(value)) return bornOn(value);
  if (precision === 'month') return bornInMonth(Number(value.slice(0, 4)), Number(value.slice(5)));
  if (precision === 'year') return bornInYear(Number(value));
  if (precision !== 'about' && precision !== 'age') return unknownBirth;
  const [from, to] = value.split('/');
  if (from === undefined || to === undefined) return unknownBirth;
  return { from: toDay(from), to: toDay(to), precision };
}
