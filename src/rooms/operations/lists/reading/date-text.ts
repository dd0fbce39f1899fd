// Cuts a written date into its parts without guessing: `03/04/2012` stays two numbers and a year
// until the whole column has shown its order. Month names of all the languages are known; words
// that only accompany a year are dropped.

import { foldLetters, foldWordByWord, foldWords } from '../../../../kernel/letters.ts';
import { type DateForm, readByForm } from './date-form.ts';
import { indexWords } from './match-words.ts';
import { monthOf, romanMonth } from './month-names.ts';
import { yearWords } from './words/births.ts';

export type DateParts =
  | {
      readonly kind: 'day';
      readonly year: number;
      readonly month: number;
      readonly date: number;
      readonly isShortYear?: boolean;
    }
  | {
      readonly kind: 'two-numbers';
      readonly first: number;
      readonly second: number;
      readonly year: number;
      readonly isShortYear: boolean;
      /** Everyone who writes dots writes the day first. */
      readonly hasDots: boolean;
    }
  | {
      readonly kind: 'month';
      readonly year: number;
      readonly month: number;
      readonly isShortYear?: boolean;
    }
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'years'; readonly first: number; readonly last: number }
  | { readonly kind: 'number'; readonly number: number };

const years = indexWords({ year: yearWords });

/** Null if the text is not a date. `form`: what the title of the column says about its dates. */
export function findDateParts(text: string, form: DateForm | null = null): DateParts | null {
  const found = partsOf(foldWordByWord(text), form);
  if (found !== null) return found;
  const plain = withoutPlace(text.replace(/[\u2010-\u2015\u2212]/g, '-'));
  // A whole word typed with the wrong keyboard: MAPT for МАРТ.
  return partsOf(foldWordByWord(plain), form) ?? partsOf(foldLetters(plain), form);
}

function partsOf(folded: string, form: DateForm | null): DateParts | null {
  const plain = stripYearWords(folded);
  return formedParts(plain, form) ?? numericParts(plain) ?? namedParts(plain, form);
}

/** Only what the form alone explains: a day and a month before the year are read as usual. */
function formedParts(text: string, form: DateForm | null): DateParts | null {
  if (form === null || (/[^\d]/.test(text) && form.order[0] !== 'year')) return null;
  const found = readByForm(text.replace(/\s*([-./,])\s*/g, '$1'), form);
  if (!found) return null;
  const { day, month, year, isShortYear } = found;
  return { kind: 'day', year, month, date: day, isShortYear };
}

function stripYearWords(text: string): string {
  // A time of day or a full stop at the end says nothing about a birth.
  const bare = text.replace(/[t\s]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(z|[ap]\.?m\.?)?$/, '').trim();
  const tokens = bare
    .replace(/(?<=\d)-(?=\p{L})|(?<=\p{L})-(?=\d)/gu, ' ')
    .split(/\s+/)
    .flatMap((token) => token.split(/(?<=\d)(?=\p{L})|(?<=\p{L})(?=\d)/u));
  const kept = tokens.filter((token) => !years.codes.has(foldWords(token)) || /\d/.test(token));
  return kept
    .join(' ')
    .replace(/[-.,;:\s]+$/, '')
    .replace(/^[.,;:\s]+/, '');
}

function numericParts(text: string): DateParts | null {
  const compact = text.replace(/\s*([-./,\\])\s*/g, '$1').replaceAll('\\', '/');
  const yearFirst = /^(\d{4})[-./, ](\d{1,2})[-./, ](\d{1,2})$/.exec(compact);
  if (yearFirst) return dayParts(yearFirst[1], yearFirst[2], yearFirst[3]);
  const yearLast = /^(\d{1,2}|[x*_]{2})([-./, ])(\d{1,2}|[x*_]{2})[-./, ](\d{4}|\d{2})$/.exec(
    compact,
  );
  if (yearLast) return yearLastParts(yearLast);
  const monthYear = /^(\d{1,2})[-./](\d{4})$/.exec(compact);
  if (monthYear) return monthParts(monthYear[2], monthYear[1]);
  const range = /^(\d{4})[-–/](\d{4})$/.exec(compact);
  if (range) return { kind: 'years', first: Number(range[1]), last: Number(range[2]) };
  const yearMonth = /^(\d{4})[-./](\d{1,2})$/.exec(compact);
  if (yearMonth) return monthParts(yearMonth[1], yearMonth[2]);
  if (/^\d{4}$/.test(compact)) return { kind: 'year', year: Number(compact) };
  if (/^\d{8}$/.test(compact)) return compactParts(compact);
  // A day counted by a program has no zero before it: 030592 is a date in digits.
  const number = /^[1-9]\d{0,5}([.,]\d+)?$/.test(compact)
    ? Number(compact.replace(',', '.'))
    : null;
  return number === null ? null : { kind: 'number', number };
}

function dayParts(year?: string, month?: string, date?: string): DateParts {
  return withUnknownZero({
    kind: 'day',
    year: Number(year),
    month: Number(month),
    date: Number(date),
  });
}

/** `00.00.1994` is how a form says that only the year is known. */
function withUnknownZero(parts: {
  kind: 'day';
  year: number;
  month: number;
  date: number;
  isShortYear?: boolean;
}): DateParts {
  const { date, ...month } = parts;
  if (date !== 0) return parts;
  return month.month === 0 ? { kind: 'year', year: month.year } : { ...month, kind: 'month' };
}

function yearLastParts(found: RegExpExecArray): DateParts {
  const first = Number(/\d/.test(found[1] ?? '') ? found[1] : 0);
  const second = Number(/\d/.test(found[3] ?? '') ? found[3] : 0);
  const year = Number(found[4]);
  const isShortYear = found[4]?.length === 2;
  if (first === 0 || second === 0)
    return withUnknownZero({ kind: 'day', year, month: second, date: first });
  return { kind: 'two-numbers', first, second, year, isShortYear, hasDots: found[2] === '.' };
}

function monthParts(year?: string, month?: string): DateParts {
  return Number(month) === 0
    ? { kind: 'year', year: Number(year) }
    : { kind: 'month', year: Number(year), month: Number(month) };
}

/** `20100415` or `15042010`: the year shows which. */
function compactParts(text: string): DateParts {
  const isYearFirst = /^(19|20)/.test(text) && Number(text.slice(4, 6)) <= 12;
  if (isYearFirst) return dayParts(text.slice(0, 4), text.slice(4, 6), text.slice(6));
  const [first, second] = [Number(text.slice(0, 2)), Number(text.slice(2, 4))];
  const year = Number(text.slice(4));
  return { kind: 'two-numbers', first, second, year, isShortYear: false, hasDots: false };
}

function namedParts(text: string, form: DateForm | null): DateParts | null {
  const tokens = wordsOf(text);
  const found = findMonth(tokens);
  if (!found) return null;
  // `12 MAY/МАЙ 2010`: once in each language of a passport.
  const isRest = (token: string) =>
    !years.codes.has(token) &&
    !ordinalEnds.has(token) &&
    token !== '' &&
    !(/\p{L}{3}/u.test(token) && monthOf(token) === found.month);
  const before = tokens.slice(0, found.at).map(withoutOrdinal).filter(isRest);
  const after = tokens
    .slice(found.at + found.words)
    .map(withoutOrdinal)
    .filter(isRest);
  const rest = [...before, ...after];
  if (rest.length > 2 || rest.some((token) => !/^\d+$/.test(token))) return null;
  const { month } = found;
  const isYearFirst = form?.order[0] === 'year' && rest.length === 2;
  const yearAt = isYearFirst && rest[0]!.length === 2 ? 0 : placeOfYear(rest, before.length);
  if (yearAt === -1) return null;
  const year = Number(rest[yearAt]);
  const isShortYear = year < 1000;
  const date = rest.find((_, at) => at !== yearAt);
  if (date === undefined) return { kind: 'month', year, month, isShortYear };
  return withUnknownZero({ kind: 'day', year, month, date: Number(date), isShortYear });
}

/** As folded before: folding the whole once more would look at the words around. */
/** "12.05.1990, г. Ош": consulates write where in the same cell. */
function withoutPlace(text: string): string {
  return text.replace(
    /^(\d{1,4}[-./]\d{1,2}[-./]\d{1,4})(?:\s*г\.?)?\s*[,;]\s*\p{L}[^\d]*$/u,
    '$1',
  );
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** Cut off from their number before: `27th of August`, `15-nchi may`. */
const ordinalEnds = new Set(
  'of ого го е й st nd rd th чи чы нчи нчы нчу ши шы ші інші ыншы nchi inchi уми ум юм'.split(' '),
);

function withoutOrdinal(token: string): string {
  return token.replace(/^(\d+)(st|nd|rd|th|го|е|чи|ши|нчи|уми)$/, '$1');
}

/** Four digits are a year. Two are one after day and month (27AUG92), or if no month is so high. */
function placeOfYear(numbers: readonly string[], before: number): number {
  const long = numbers.findIndex((number) => Number(number) >= 1000);
  if (long !== -1) return long;
  const isShort = (at: number) => numbers[at]?.length === 2;
  const noDay = numbers.findIndex((number, at) => isShort(at) && Number(number) > 31);
  if (noDay !== -1) return noDay;
  const last = numbers.length - 1;
  return isShort(last) && (last === 1 || before === 0) ? last : -1;
}

function findMonth(tokens: readonly string[]): { month: number; at: number; words: number } | null {
  for (let words = 2; words > 0; words -= 1) {
    for (let at = 0; at + words <= tokens.length; at += 1) {
      const month = monthOf(tokens.slice(at, at + words).join(' '));
      if (month !== null) return { month, at, words };
    }
  }
  const roman = tokens.length === 3 ? romanMonth(tokens[1] ?? '') : null;
  return roman === null ? null : { month: roman, at: 1, words: 1 };
}
