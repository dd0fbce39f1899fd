// Days, times, births, numbers and counts, as each of the six languages writes them. Server and
// browser call the same functions, so a date reads the same on paper and on screen. The browser's
// Intl is never asked for words: it has none for four of the six languages and does not report
// that. It is used for one thing only: the civil time in a time zone. Spaces within a date or a
// number are U+00A0 where a line must not break.

import type { Birth } from '../../kernel/birth.ts';
import { type Day, daysBetween } from '../../kernel/day.ts';
import type { CountedPhrase, Locale, PluralCategory } from './locale.ts';
import { tables } from './tables.ts';

export type DayStyle = 'long' | 'medium' | 'numeric';

/** "12 May 2027", "12 мая 2027 г.", "2027 ж. 12 мамыр"; numeric: "12.05.2027". */
export function formatDay(locale: Locale, day: Day, style: DayStyle = 'long'): string {
  return fillPattern(locale, tables[locale].patterns[style], day);
}

/** The day in medium form and the 24-hour time, as the clock in `timeZone` shows it. */
export function formatDateTime(locale: Locale, instant: Date, timeZone: string): string {
  const { day, time } = civilTime(instant, timeZone);
  const text = formatDay(locale, day, 'medium');
  return tables[locale].patterns.dateTime.replace('{1}', text).replace('{0}', time);
}

/** "08:05" as the clock in `timeZone` shows it. */
export function formatTime(instant: Date, timeZone: string): string {
  return civilTime(instant, timeZone).time;
}

/** "May 2027", "май 2027 г." (the month in its standalone form). */
export function formatMonth(locale: Locale, day: Day): string {
  return fillPattern(locale, tables[locale].patterns.month, day);
}

/**
 * A birth date, no more precise than what is known: "12 May 2010", "May 2010", "born 2010", "about
 * 1994", "about 2014–2015" (from an age), "birth date not known".
 */
export function formatBirth(locale: Locale, birth: Birth): string {
  const words = tables[locale].birth;
  if (birth.from === null || birth.to === null) return words.unknown;
  const [first, last] = [birth.from.slice(0, 4), birth.to.slice(0, 4)];
  switch (birth.precision) {
    case 'day':
      return formatDay(locale, birth.from, 'long');
    case 'month':
      return formatMonth(locale, birth.from);
    case 'year':
      return words.year.replace('{0}', first);
    case 'about':
      return words.about.replace('{0}', String(Math.round((Number(first) + Number(last)) / 2)));
    case 'age':
      return words.about.replace('{0}', first === last ? first : `${first}–${last}`);
    case 'unknown':
      return words.unknown;
  }
}

/** "today", "tomorrow", "in 3 days", "3 days ago". */
export function formatRelativeDay(locale: Locale, day: Day, today: Day): string {
  const { relative } = tables[locale];
  const days = daysBetween(today, day);
  if (days === 0) return relative.today;
  if (days === 1) return relative.tomorrow;
  if (days === -1) return relative.yesterday;
  const phrase = days > 0 ? relative.ahead : relative.ago;
  return countPhrase(locale, phrase, Math.abs(days));
}

/**
 * Digits are grouped from five digits on ("1200", "12 000"), so that a year or a case number is not
 * split. At most `fractionDigits` after the decimal sign (none by default), without trailing zeros.
 */
export function formatNumber(locale: Locale, value: number, fractionDigits = 0): string {
  const { decimal, group } = tables[locale];
  const [whole = '0', fraction = ''] = Math.abs(value).toFixed(fractionDigits).split('.');
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole;
  const rest = fraction.replace(/0+$/, '');
  const isZero = /^0+$/.test(whole) && rest === '';
  return `${value < 0 && !isZero ? '−' : ''}${grouped}${rest && decimal + rest}`;
}

/** `share` between 0 and 1: "37%", "37 %". */
export function formatPercent(locale: Locale, share: number, fractionDigits = 0): string {
  const number = formatNumber(locale, share * 100, fractionDigits);
  return tables[locale].percent.replace('{0}', number);
}

/** "A", "A and B", "A, B and C". */
export function formatList(locale: Locale, items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  if (items.length < 2) return last;
  return `${items.slice(0, -1).join(', ')} ${tables[locale].and} ${last}`;
}

/** `weekday`: 0 is Sunday, 6 is Saturday. */
export function weekdayName(locale: Locale, weekday: number, width: 'wide' | 'short'): string {
  const table = tables[locale];
  return (width === 'wide' ? table.weekdays : table.weekdaysShort)[weekday] ?? '';
}

/**
 * CLDR's rules. CLDR has none for Tajik, which uses one and other like its three neighbours. Takes
 * fractions: "1,5 дня" is `other`.
 */
export function pluralCategory(locale: Locale, count: number): PluralCategory {
  const size = Math.abs(count);
  if (tables[locale].plural === 'one-other') return size === 1 ? 'one' : 'other';
  if (!Number.isInteger(size)) return 'other';
  const [ones, tens] = [size % 10, size % 100];
  if (ones === 1 && tens !== 11) return 'one';
  if (ones >= 2 && ones <= 4 && (tens < 12 || tens > 14)) return 'few';
  return 'many';
}

function countPhrase(locale: Locale, phrase: CountedPhrase, count: number): string {
  const chosen = phrase[pluralCategory(locale, count)] ?? phrase.other;
  return chosen.replace('{0}', formatNumber(locale, count));
}

const patternPart = /'([^']*)'|y|M{1,4}|L{4}|d{1,2}/g;

function fillPattern(locale: Locale, pattern: string, day: Day): string {
  const table = tables[locale];
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const values: Readonly<Record<string, string | undefined>> = {
    y: String(year),
    MMMM: table.months[month - 1],
    LLLL: table.monthsAlone[month - 1],
    MMM: table.monthsShort[month - 1],
    MM: twoDigits(month),
    M: String(month),
    dd: twoDigits(date),
    d: String(date),
  };
  return pattern.replace(patternPart, (part, quoted?: string) => quoted ?? values[part] ?? part);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function civilTime(instant: Date, timeZone: string): { day: Day; time: string } {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const part = Object.fromEntries(
    clock.formatToParts(instant).map(({ type, value }) => [type, value]),
  );
  return {
    day: `${part['year']}-${part['month']}-${part['day']}` as Day,
    time: `${part['hour']}:${part['minute']}`,
  };
}
