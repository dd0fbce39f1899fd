// Dates within a sentence of Kazakh, Kyrgyz and Uzbek, whose words take endings: “from 12 May” is
// one word more in English and another form of “May” there. A text asks for it as `{{day, from}}`;
// the languages that say it with a preposition leave the date as it is.

import type { DayCase, Locale } from './locale.ts';
import { tables } from './tables.ts';

/**
 * `day` is a day as `formatDay` writes it. A month at its end takes the ending, and is written out if
 * it was short; a date in digits gets the word for “day” with the ending.
 */
export function inCase(locale: Locale, day: string, wanted: DayCase): string {
  const { months, monthsShort, dayCases: cases } = tables[locale];
  if (!cases) return day;
  const ending = cases[wanted];
  const found = [...months, ...monthsShort].findIndex((month) => endsWithWord(day, month));
  if (found === -1) return ending.other.replace('{0}', () => day);
  const written = [...months, ...monthsShort][found] ?? '';
  return day.slice(0, -written.length) + (ending.months[found % months.length] ?? written);
}

function endsWithWord(text: string, word: string): boolean {
  return text.endsWith(word) && !/\p{L}/u.test(text.at(-word.length - 1) ?? '');
}
