// What the database stores so that a name is found in any script and order, while it is typed. A
// row stores `searchKeys(...)` as text, with spaces around every key, under a trigram index.
// `queryKeys(text)` gives alternatives for each word: one of them must begin a key, or equal it if
// the alternative ends in `=`. Every word must match. If that finds nobody, people.search and
// operations.search_entries look again and forgive a slip: with the alternatives marked `~`, and
// with one word missing. `rank-search.ts` orders the results. Keys are the sounds of names, so they are
// personal data under the same policy as the row. They contain only a–z, 0–9 and `#`.

import { codeKey, inOtherAlphabet } from '../../../kernel/letters.ts';
import { familyName, givenNameFamilies } from './given-name-families.ts';
import { joinedWord, type NameWord, nameWords } from './name-words.ts';
import { coarseKey } from './sounds.ts';
import { plainText } from './transliterate.ts';
import { keysOneSlipAway } from './wrong-letters.ts';

export type SearchExtras = {
  readonly birthYears?: readonly number[];
  readonly familyNumbers?: readonly string[];
};

/** Rows with keys of another version get new keys (src/rooms/people/refold.ts). */
export const searchKeysVersion = 4;

const wordsMost = 8;

/** Keys of all spellings of one person, without a kunya, in a stable order. */
export function searchKeys(names: readonly string[], extras: SearchExtras = {}): string[] {
  const keys = new Set<string>();
  for (const name of names) {
    const { words } = nameWords(name);
    for (const word of words) for (const key of keysOf(word)) keys.add(key);
    words.slice(1).forEach((word, at) => {
      if (word.kind === 'any' && words[at]!.kind === 'any')
        keys.add(coarseKey(joinedWord(words[at]!, word).sounds));
    });
  }
  for (const year of extras.birthYears ?? []) keys.add(String(year));
  for (const number of extras.familyNumbers ?? []) keys.add(`#${familyNumberKey(number)}`);
  return [...keys].filter((key) => key !== '' && key !== '#');
}

// `z` never occurs in a coarse key: it marks the number of a family of given names.
function keysOf(word: NameWord): string[] {
  const families = givenNameFamilies();
  return [coarseKey(word.sounds), ...families.namesOf(word).map((name) => `z${name}`)];
}

/**
 * The key of one written name, and the key of a family of names by its headword; null if it gives
 * nothing to search by.
 */
export function formKey(form: string): string | null {
  const [word, ...more] = nameWords(form).words;
  const key = word && more.length === 0 ? coarseKey(word.sounds) : '';
  return key === '' ? null : key;
}
export function familyKey(head: string): string | null {
  const name = familyName(head);
  return name === '' ? null : `z${name}`;
}

/** Letters and digits joined by a dash or slash are the number of a family (KG-12), not a name. */
const numbered =
  /(?<![\p{L}\p{N}])(?=[\p{L}\p{N}/-]*\d)(?=[\p{L}\p{N}/-]*\p{L})[\p{L}\p{N}]+(?:[-/][\p{L}\p{N}]+)*(?![\p{L}\p{N}])/gu;

/** What of a search is a name: no numbers of families. */
export function nameIn(text: string): string {
  return plainText(text).replace(numbered, ' ');
}

/**
 * A list of alternatives for each typed word; empty if there is nothing to search for.
 * `withWrongLetters`: also those for every key that is one letter away, for a search that found
 * nobody.
 */
export function queryKeys(text: string, withWrongLetters = false): string[][] {
  const plain = plainText(text);
  const codes = (plain.match(numbered) ?? [])
    .map((code) => [`#${familyNumberKey(code)}`])
    .filter(([key]) => key !== '#');
  const rest = nameIn(text);
  const { words } = nameWords(rest);
  const twin = inOtherAlphabet(text);
  const twins = twin === null ? [] : nameWords(nameIn(twin)).words;
  const numbers = rest.match(/(?<![\p{L}\p{N}])\d+(?![\p{L}\p{N}])/gu) ?? [];
  return [
    ...words.map((word, at) => {
      const isBegun = at === words.length - 1 && !/[\s,]$/.test(text);
      const readings = twins.length === words.length ? [word, twins[at]!] : [word];
      return alternativesOf(readings, isBegun, withWrongLetters);
    }),
    ...numbers.map(numberAlternatives),
    ...codes,
  ]
    .filter((alternatives) => alternatives.length > 0)
    .slice(0, wordsMost);
}

function alternativesOf(
  readings: readonly NameWord[],
  isBegun: boolean,
  withWrongLetters: boolean,
): string[] {
  const typed = readings.flatMap((word) => wordAlternatives(word, isBegun));
  const keys = withWrongLetters ? readings.map(({ sounds }) => coarseKey(sounds)) : [];
  const wrong = keys.flatMap((key) => keysOneSlipAway(key).map((each) => `~${each}=`));
  return [...new Set([...typed, ...wrong])];
}

function wordAlternatives(word: NameWord, isBegun: boolean): string[] {
  const key = coarseKey(word.sounds);
  const families = givenNameFamilies();
  const alternatives = new Set<string>();
  if (key !== '') alternatives.add(key.length < 2 && !isBegun ? `${key}=` : key);
  for (const name of families.namesOf(word)) alternatives.add(`z${name}=`);
  if (isBegun) {
    // The last typed letter may be half of a digraph (s of sh, k of kh).
    if (key.length > 3) alternatives.add(`~${key.slice(0, -1)}`);
    for (const name of families.namesBegun(word)) alternatives.add(`z${name}=`);
  }
  if (key.length > 2) {
    for (let at = 0; at < key.length; at++)
      alternatives.add(`~${key.slice(0, at)}${key.slice(at + 1)}=`);
  }
  return [...alternatives].slice(0, 40);
}

function numberAlternatives(digits: string): string[] {
  const number = `#${familyNumberKey(digits)}`;
  return /^(?:19|20)\d\d$/.test(digits) ? [digits, number] : [number];
}

function familyNumberKey(number: string): string {
  return codeKey(number)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/**
 * True if a stored row with these keys matches the query in the first search or the second; the
 * same rule as in SQL.
 */
export function answersQuery(
  keys: readonly string[],
  query: readonly (readonly string[])[],
  look: 1 | 2 = 1,
): boolean {
  const answers = (wanted: string) => {
    if (wanted.startsWith('~')) return look === 2 && answersPlain(keys, wanted.slice(1));
    return answersPlain(keys, wanted);
  };
  const missed = query.filter((alternatives) => !alternatives.some(answers)).length;
  return query.length > 0 && missed <= Math.min(look - 1, query.length - 1);
}

function answersPlain(keys: readonly string[], wanted: string): boolean {
  return wanted.endsWith('=')
    ? keys.includes(wanted.slice(0, -1))
    : keys.some((key) => key.startsWith(wanted));
}
