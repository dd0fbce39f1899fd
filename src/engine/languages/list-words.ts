// What the people who write lists mean by "nothing" (нет, б/н, N/A, 000000), how they call the
// months and how they abbreviate a form of date: one file for each language in list-words/, which a
// person who speaks it can read and correct. Reading, matching and search use the same words, so
// that what is no value for one is none for the others. No word in them is anyone's name.

import { readFileSync } from 'node:fs';
import { foldWords } from '../../kernel/letters.ts';

/** `programs` are what programs leave in a cell instead of a value. */
const files = ['en', 'ru', 'kk', 'ky', 'tg', 'uz', 'ar', 'fa', 'tr', 'programs'] as const;

type ListWords = {
  /** A cell with nothing but these says nothing. */
  readonly nothing: readonly string[];
  /** Says nothing beside a name either ("Амина, фамилия неизвестна"). */
  readonly besideName?: readonly string[];
  /** Twelve lists, January first, the full name before the short ones. */
  readonly months?: readonly (readonly string[])[];
  /** The letters for day, month and year in a form such as ДД.ММ.ГГГГ. */
  readonly dateLetters?: readonly string[];
  /** The words for day, month and year, as titles use them. */
  readonly dateWords?: readonly (readonly string[])[];
};

export const listWords: readonly ListWords[] = files.map(
  (name) =>
    JSON.parse(
      readFileSync(new URL(`list-words/${name}.json`, import.meta.url), 'utf8'),
    ) as ListWords,
);

const fold = (text: string) => foldWords(text).replace(/# ?/g, '').trim();
const nothing = new Set(listWords.flatMap((words) => words.nothing.map(fold)));
const nothingWordsMost = Math.max(...[...nothing].map((phrase) => phrase.split(' ').length));
const firstWords = new Set([...nothing].map((phrase) => phrase.split(' ')[0]));
const besideName = new Set(listWords.flatMap((words) => (words.besideName ?? []).map(fold)));
/** Longer texts say something; they are not looked at word by word. */
const nothingLengthMax = 60;

/** `#N/A`, `#ЗНАЧ!`: a spreadsheet's error that became text. */
const errorText = /^\s*#[\p{L}_/ ]+0?[!?]?\s*$/u;
const someDigit = /[1-9١-٩۱-۹]/;
const filler = /^(?:0+|(\d)\1{4,}|[xх]{2,})$/;
const firstWord = /[^\s\-–—_.,:;!?"«»()[\]{}<>/\\|*#+=~№]+/;

/** True for an empty text, signs only, an error of a program, or words such as "нет данных". */
export function saysNothing(text: string): boolean {
  if (text.length > nothingLengthMax || someDigit.test(text)) return false;
  // Most cells say something, and their first word shows it: the whole text is rarely folded.
  const [first] = firstWord.exec(text) ?? [];
  if (first === undefined) return true;
  const start = foldWords(first);
  if (start !== '' && !firstWords.has(start)) return text.includes('#') && errorText.test(text);
  const folded = fold(text);
  return folded === '' || nothing.has(folded) || isMadeOf(folded.split(' ')) || errorText.test(text);
}

/** "unknown unknown", "паспорт: нет": each part says nothing. */
function isMadeOf(words: readonly string[]): boolean {
  for (let at = 0; at < words.length;) {
    let length = Math.min(nothingWordsMost, words.length - at);
    while (length > 0 && !nothing.has(words.slice(at, at + length).join(' '))) length -= 1;
    if (length === 0) return false;
    at += length;
  }
  return true;
}

/** Numbers, names and papers are also left blank with 000000, 99999, 1111111 or crosses. */
export function isFiller(text: string): boolean {
  return (
    saysNothing(text) || (/[0-9xх٠-٩۰-۹]/i.test(text) && filler.test(fold(text).replaceAll(' ', '')))
  );
}

/** A word that says beside a name that a part of it is not known. */
export function saysUnknown(word: string): boolean {
  return besideName.has(fold(word));
}
