// Finds the day a list refers to: in its titles ("по состоянию на 20.07.2022"), in the header of
// the age column, or in the name of the sheet or file. Ages mean nothing without it.

import { type Day, dayOf, toDay } from '../../../../kernel/day.ts';
import { foldWordByWord } from '../../../../kernel/letters.ts';
import { findDateParts } from './date-text.ts';

/** One day twice, or the first and last day of a year. */
export type ListDate = { readonly from: Day; readonly to: Day };

const dayPattern =
  /\d{4}\s?[-./]\s?\d{1,2}\s?[-./]\s?\d{1,2}|\d{1,2}\s?[-./]\s?\d{1,2}\s?[-./]\s?\d{4}/g;
const yearPattern = /(?<![\d])(?:19|20)\d{2}(?![\d])/g;
const namedPattern = /\d{1,2}[\s.-]*\p{L}{3,12}[\s.-]*\d{4}/gu;

/** The first text that gives a day not in the future wins, then the first that gives a year. */
export function findListDate(texts: readonly string[], today: Day): ListDate | null {
  const folded = texts.map((text) => foldWordByWord(text).replaceAll('_', '-'));
  for (const text of folded) {
    const found = [...(text.match(dayPattern) ?? []), ...(text.match(namedPattern) ?? [])];
    for (const candidate of found) {
      const day = findDay(candidate);
      if (day && day <= today && day > '1990') return { from: day, to: day };
    }
  }
  for (const text of folded) {
    for (const year of text.replace(dayPattern, ' ').match(yearPattern) ?? []) {
      const listDate = { from: toDay(`${year}-01-01`), to: toDay(`${year}-12-31`) };
      if (listDate.from > today || year < '1990') continue;
      return { from: listDate.from, to: listDate.to < today ? listDate.to : today };
    }
  }
  return null;
}

function findDay(text: string): Day | null {
  const parts = findDateParts(text);
  if (parts?.kind === 'day') return dayOf(parts.year, parts.month, parts.date);
  if (parts?.kind !== 'two-numbers') return null;
  return (
    dayOf(parts.year, parts.second, parts.first) ?? dayOf(parts.year, parts.first, parts.second)
  );
}
