// Takes from a birth cell the words that make a number something other than a date: "about",
// "age", years, months, another calendar. The rest is then read as a date.

import { foldWords, foldWordByWord } from '../../../../kernel/letters.ts';
import { indexWords, type WordIndex } from './match-words.ts';
import {
  aboutWords,
  ageMonthWords,
  ageWords,
  ageYearWords,
  otherCalendarWords,
} from './words/births.ts';

export type Age = {
  /** Null if the text gives no age. */
  readonly years: number | null;
  /** Null if the age is in whole years. */
  readonly months: number | null;
  readonly isAbout: boolean;
  readonly isOtherCalendar: boolean;
  /** The text without "about" and similar words. */
  readonly rest: string;
};

const abouts = indexWords({ about: aboutWords });
const ages = indexWords({ age: ageWords });
const yearUnits = indexWords({ unit: ageYearWords });
const monthUnits = indexWords({ unit: ageMonthWords });
const calendars = indexWords({ calendar: otherCalendarWords });

export function readAge(text: string, isAgeColumn: boolean): Age {
  const folded = foldWordByWord(text);
  const about = takePhrases(abouts, folded);
  const isAbout = about.found || /[~≈±?]/.test(folded);
  const rest = about.rest.replace(/[~≈±?()[\]]/g, ' ').replace(/^[\s.,:]+|[\s,:]+$/g, '');
  const isOtherCalendar = /\d{4}/.test(rest) && takePhrases(calendars, rest).found;
  const age = ageIn(rest, isAgeColumn);
  return { ...age, isAbout, isOtherCalendar, rest };
}

function ageIn(
  text: string,
  isAgeColumn: boolean,
): { years: number | null; months: number | null } {
  const named = takePhrases(ages, text);
  const tokens = foldWords(withHalvesWrittenOut(named.rest))
    .split(' ')
    .flatMap((token) => token.split(/(?<=\d)(?=\p{L}{2,})|(?<=\p{L})(?=\d)/u))
    .filter((token) => !['', 'old', 'و', 'и', 'and', 'ва', 'va'].includes(token));
  const none = { years: null, months: null };
  const [first, unit, second, secondUnit, ...more] = tokens;
  if (first === undefined || !/^\d{1,3}$/.test(first) || more.length > 0) return none;
  // `18>`, `-1`: a sign that may mean either is no part of a plain age.
  if (/[<>≤≥+]|^-|-$/.test(named.rest)) return none;
  const number = Number(first);
  if (unit === undefined)
    return named.found || isAgeColumn ? { years: number, months: null } : none;
  const isYears = yearUnits.codes.has(unit);
  if (second === undefined) {
    if (isYears) return { years: number, months: null };
    return monthUnits.codes.has(unit) ? { years: 0, months: number } : none;
  }
  const isBoth = isYears && /^\d{1,2}$/.test(second) && monthUnits.codes.has(secondUnit ?? '');
  return isBoth ? { years: number, months: Number(second) } : none;
}

/** `1.5 лет` is one year and six months; `8.0` is eight. */
function withHalvesWrittenOut(text: string): string {
  const half = /^(\d{1,2})[.,](\d)\s*(\p{L}*)\.?$/u.exec(text.trim());
  if (!half) return text;
  if (half[2] === '0') return `${half[1]} ${half[3]}`;
  return `${half[1]} years ${Math.round(Number(half[2]) * 1.2)} months`;
}

function takePhrases(index: WordIndex<string>, text: string): { found: boolean; rest: string } {
  const tokens = text.split(/(\s+|(?<=\d)(?=\p{L})|(?<=\p{L})(?=\d))/u);
  let found = false;
  for (let words = index.wordsMax; words > 0; words -= 1) {
    for (let at = 0; at < tokens.length; at += 1) {
      const slice = tokens.slice(at, at + words * 2 - 1);
      const phrase = foldWords(slice.join(''));
      if (phrase === '' || phrase.split(' ').length !== words || !index.codes.has(phrase)) continue;
      found = true;
      tokens.splice(at, slice.length, ' ');
    }
  }
  return { found, rest: tokens.join('').trim() };
}
