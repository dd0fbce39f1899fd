// An age that is open to one side or lies between two numbers: `18+`, `<1`, `under 5`, `5-6`. Read
// as the plain number, a grandmother "over 60" would be exactly sixty, and a baby "<1" one year old.

import { foldLetters, foldWords } from '../../../../kernel/letters.ts';
import { indexWords, listPhrases, type WordIndex } from './match-words.ts';
import { ageMonthWords, ageWords, ageYearWords } from './words/births.ts';
import { atLeastWords, newbornWords, underWords } from './words/open-ages.ts';

/** In months. Null: open to this side. `under` is no part of the age. */
export type OpenAge = { readonly least: number | null; readonly under: number | null };

const atLeast = indexWords({ least: atLeastWords });
const under = indexWords({ under: underWords });
const newborn = indexWords({ newborn: newbornWords });
const months = indexWords({ months: ageMonthWords });
const fillers = indexWords({ filler: [...ageYearWords, ...ageWords, 'и', 'and', 'ва', 'va', 'و'] });

const signAtLeast = /^[>≥]=?|^\+|\+$/;
const signUnder = /^[<≤]=?/;

/** Nearly every birth of a list is one, and none is an age. */
const isPlainDate = /^[\d./-]{6,}$|^(?:19|20)\d{2}$/;

/** Null if the text is no such age. A bare `5-6` is one only in a column of ages. */
export function findOpenAge(text: string, isAgeColumn: boolean): OpenAge | null {
  if (isPlainDate.test(text)) return null;
  const folded = withUnitsApart(foldLetters(text)).trim();
  if (isAgeColumn && newborn.codes.has(foldWords(folded))) return { least: null, under: 12 };
  const words = foldWords(folded).split(' ');
  const numbers = words.filter((word) => /^\d{1,3}$/.test(word)).map(Number);
  const unit = words.some((word) => months.codes.has(word)) ? 1 : 12;
  const isPlain = words.every((word) => isKnown(word, folded));
  const [first, second] = numbers;
  if (first === undefined || !isPlain) return null;
  if (second !== undefined) {
    const isRange = /^\d{1,2}\s*[-–—]\s*\d{1,2}(\s*[^\d\s-]+)*$/.test(folded);
    const isAge = isAgeColumn || words.length > 2;
    const isOpen = isRange && isAge && second > first && numbers.length === 2;
    return isOpen ? { least: first * unit, under: (second + 1) * unit } : null;
  }
  if (signUnder.test(folded) || holds(under, folded)) {
    const isWithin = /^(≤|<=)/.test(folded);
    return { least: null, under: (isWithin ? first + 1 : first) * unit };
  }
  const isLeast = signAtLeast.test(folded) || holds(atLeast, folded);
  return isLeast ? { least: first * unit, under: null } : null;
}

function isKnown(word: string, text: string): boolean {
  if (/^\d{1,3}$/.test(word) || fillers.codes.has(word) || months.codes.has(word)) return true;
  return [atLeast, under].some((index) =>
    listPhrases(index, text).some(({ phrase }) => phrase.split(' ').includes(word)),
  );
}

function holds(index: WordIndex<string>, text: string): boolean {
  return listPhrases(index, text).length > 0;
}

/** `2y 3m`, `6m`, `1 1/2`: as words that ages are read from. */
export function withUnitsApart(text: string): string {
  return text
    .replace(/(?<!\d)(\d{1,3})\s*[yгл](?!\p{L})/gu, '$1 years ')
    .replace(/(?<!\d)(\d{1,3})\s*[mм](?!\p{L})/gu, '$1 months ')
    .replace(/^(\d{1,2})\s+1\s*[/⁄]\s*2(?!\d)/, '$1.5 years')
    .replace(/\s+/g, ' ');
}
