// What the people who write lists mean by "nothing" (нет, б/н, N/A, 000000), how they call the
// months and how they abbreviate a form of date: one file for each language in list-words/, which a
// person who speaks it can read and correct. Reading, matching and search use the same words, so
// that what is no value for one is none for the others. No word in them is anyone's name, except
// in `nobody`, which only a whole name is compared with.

import { readFileSync } from 'node:fs';
import { foldWords } from '../../kernel/letters.ts';

/** `programs` are what programs leave in a cell instead of a value. */
const files = ['en', 'ru', 'kk', 'ky', 'tg', 'uz', 'ar', 'fa', 'tr', 'programs'] as const;

type ListWords = {
  /** A cell with nothing but these says nothing, wherever it stands. */
  readonly nothing: readonly string[];
  /** Written where a name or a number should be: why there is none. A remark says something. */
  readonly instead?: readonly string[];
  /** What was asked for: beside one of those it says no more ("нет паспорта", "имя: нет"). */
  readonly asked?: readonly string[];
  /** A whole name of these names nobody: it says what kind of person, or that a seat is free. */
  readonly nobody?: readonly string[];
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
const besideName = foldedSet(({ besideName: words }) => words);
const asked = foldedSet((words) => words.asked);
const nothing = phrasesOf(foldedSet((words) => words.nothing));
const reasons = foldedSet((words) => [...words.nothing, ...(words.instead ?? [])]);
const noValue = phrasesOf(reasons, asked);
const nobody = phrasesOf(
  foldedSet((words) => words.nobody),
  foldedSet(({ nothing: none, nobody: words = [] }) => [...none, ...words]),
);

type Phrases = {
  /** One of them must occur. */
  readonly needed: ReadonlySet<string>;
  readonly also: ReadonlySet<string>;
  readonly firstWords: ReadonlySet<string>;
  readonly wordsMost: number;
};

function foldedSet(of: (words: ListWords) => readonly string[] | undefined): ReadonlySet<string> {
  return new Set(listWords.flatMap((words) => (of(words) ?? []).map(fold)));
}

function phrasesOf(needed: ReadonlySet<string>, also: ReadonlySet<string> = new Set()): Phrases {
  const words = [...needed, ...also].map((phrase) => phrase.split(' '));
  return {
    needed,
    also,
    firstWords: new Set(words.flatMap(([first]) => first ?? [])),
    wordsMost: Math.max(...words.map(({ length }) => length)),
  };
}

/** Longer texts say something; they are not looked at word by word. */
const nothingLengthMax = 60;

/** `#N/A`, `#ЗНАЧ!`: a spreadsheet's error that became text. */
const errorText = /^\s*#[\p{L}_/ ]+0?[!?]?\s*$/u;
const someDigit = /[1-9١-٩۱-۹]/;
/** Also with the letters of a series or the code of a country before it. */
const filler = /^(?:0+|\p{L}{1,3}0{5,}|(?:996|998|992|7)0{5,}|(\d)\1{4,}|1234567890?|[xх]{2,})$/u;
const firstWord = /[^\s\-–—_.,:;!?"«»()[\]{}<>/\\|*#+=~№]+/;

/** True for an empty text, signs only, an error of a program, or words such as "нет данных". */
export function saysNothing(text: string): boolean {
  return isMadeOf(text, nothing);
}

/** The same where a name, a number or a birth is asked for: there "паспорт утерян" gives none. */
export function givesNoValue(text: string): boolean {
  return isMadeOf(text, noValue);
}

function isMadeOf(text: string, phrases: Phrases): boolean {
  if (text.length > nothingLengthMax || someDigit.test(text)) return false;
  // Most cells say something, and their first word shows it: the whole text is rarely folded.
  const [first] = firstWord.exec(text) ?? [];
  if (first === undefined) return true;
  const start = foldWords(first);
  const mayBegin = start === '' || phrases.firstWords.has(start);
  if (!mayBegin) return text.includes('#') && errorText.test(text);
  const folded = fold(text);
  return folded === '' || areAll(folded.split(' '), phrases) || errorText.test(text);
}

/** "unknown unknown", "паспорт: нет": each part is one of the phrases. */
function areAll(words: readonly string[], { needed, also, wordsMost }: Phrases): boolean {
  let hasNeeded = false;
  for (let at = 0; at < words.length;) {
    let length = Math.min(wordsMost, words.length - at);
    let phrase = '';
    for (; length > 0; length -= 1) {
      phrase = words.slice(at, at + length).join(' ');
      if (needed.has(phrase) || also.has(phrase)) break;
    }
    if (length === 0) return false;
    hasNeeded ||= needed.has(phrase);
    at += length;
  }
  return hasNeeded;
}

/** Numbers, names and papers are also left blank with 000000, 99999, 1111111 or crosses. */
export function isFiller(text: string): boolean {
  if (givesNoValue(text)) return true;
  if (!/[0-9xх٠-٩۰-۹]/i.test(text)) return false;
  return filler.test(fold(text).replaceAll(' ', ''));
}

/** "Новорожденный", "Baby girl 2", "RESERVED": of a whole name, never of a part of one. */
export function namesNobody(name: string): boolean {
  const [first] = firstWord.exec(name) ?? [];
  // Nearly every name begins with another word.
  if (first === undefined || !nobody.firstWords.has(foldWords(first))) return false;
  return isMadeOf(name.replace(/\d+/g, ' '), nobody);
}

/** A word that says beside a name that a part of it is not known. */
export function saysUnknown(word: string): boolean {
  return besideName.has(fold(word));
}
