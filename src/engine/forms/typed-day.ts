// A day as it is typed: its three parts are kept as text until they name a day, so that half a date
// is neither lost nor taken for no answer.

import { type Day, dayFirst, dayLast, dayOf, isDay } from '../../kernel/day.ts';
import type { WordKey } from '../languages/word-key.ts';
import type { Typed } from './line.ts';

declare const halfDay: unique symbol;
type HalfDay = string & { readonly [halfDay]: true };
/** Empty: nothing was typed. */
export type TypedDay = Day | HalfDay | '';
export type DayParts = { readonly day: string; readonly month: string; readonly year: string };

const half = '~';
const separator = '/';

export function partsOfDay(typed: TypedDay): DayParts {
  const [year = '', month = '', day = ''] = isDay(typed)
    ? typed.split('-').map((part) => String(Number(part)))
    : typed.slice(half.length).split(separator);
  return { day, month, year };
}

export function typedDayOf({ day, month, year }: DayParts): TypedDay {
  const parts = [year, month, day].map((part) => part.replaceAll(separator, '').trim());
  if (parts.every((part) => part === '')) return '';
  return exactDay(parts) ?? (`${half}${parts.join(separator)}` as HalfDay);
}

function exactDay(parts: readonly string[]): Day | null {
  const [year = '', month = '', day = ''] = parts;
  const isComplete = /^\d{4}$/.test(year) && /^\d{1,2}$/.test(month) && /^\d{1,2}$/.test(day);
  return isComplete ? dayOf(Number(year), Number(month), Number(day)) : null;
}

/** Why what was typed names no day; null if it does, or if nothing was typed. */
export function halfDayFault(typed: string): WordKey | null {
  if (!typed.startsWith(half)) return null;
  const { day, month, year } = partsOfDay(typed as HalfDay);
  const isComplete = /^\d{4}$/.test(year) && month !== '' && day !== '';
  return isComplete ? 'shell.form.dayUnknown' : 'shell.form.dayIncomplete';
}

/** For whatever depends on other answers: half a date is no answer yet. */
export function settled(typed: Typed): Typed {
  const isHalf = ([, entry]: readonly [string, unknown]): boolean =>
    typeof entry === 'string' && entry.startsWith(half) && entry.includes(separator);
  const entries = Object.entries(typed);
  return entries.some(isHalf)
    ? Object.fromEntries(entries.map((each) => (isHalf(each) ? [each[0], ''] : each)))
    : typed;
}

export type DayLimits = { readonly from?: Day | undefined; readonly until?: Day | undefined };
/** `day`: the limit that is passed. `limit`: what happens on it. */
export type DayFault = {
  readonly words: WordKey;
  readonly day?: Day;
  readonly limit?: WordKey | undefined;
};

/** Why this day cannot stand here, with the limit that it passes. */
export function dayFault(typed: TypedDay, { from, until }: DayLimits): DayFault | null {
  const words = halfDayFault(typed);
  if (words) return { words };
  if (typed === '') return null;
  if (typed < dayFirst || typed > dayLast) return { words: 'shell.form.yearUnlikely' };
  if (from !== undefined && typed < from) return { words: 'shell.form.dayTooEarly', day: from };
  if (until !== undefined && typed > until) return { words: 'shell.form.dayTooLate', day: until };
  return null;
}
