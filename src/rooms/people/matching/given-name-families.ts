// Given names that are one name in several languages (Юсуф, Жүсіп, Yusuf, يوسف): the families of
// data/given-names.txt by the sounds of their forms. A form of two families belongs to both.

import { readFileSync } from 'node:fs';
import type { NameWord } from './name-words.ts';
import { soundsOf } from './sounds.ts';
import { plainText, scriptOf } from './transliterate.ts';

type Word = Pick<NameWord, 'script' | 'sounds'>;

export type GivenNameFamilies = {
  /** Numbers of the families that a word may belong to; none when it is no known given name. */
  readonly of: (word: Word) => readonly number[];
  /** The same as names in a–z that outlive new lines in the file: for keys that are stored. */
  readonly namesOf: (word: Word) => readonly string[];
  /** Names of families with a form that begins as the word does; it has at least three sounds. */
  readonly namesBegun: (word: Word) => readonly string[];
};

/** `sex TAB headword TAB form form …`; lines with # are comments. Returns forms by line, the head first. */
export function readFamilies(text: string): string[][] {
  return text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#')).map((line, at) => {
    const [sex, head, forms] = line.split('\t');
    if (!/^[fmu]$/.test(sex ?? '') || !head || !forms) {
      throw new Error(`given names, family ${at + 1}: needs sex, headword and forms between tabs`);
    }
    return [head, ...forms.split(' ').filter((form) => form !== '')];
  });
}

export function familiesIn(families: readonly (readonly string[])[]): GivenNameFamilies {
  const bySounds = new Map<string, number[]>();
  const names = families.map(([head]) => plainText(head!).normalize('NFD').replace(/[^a-z]/g, ''));
  families.forEach((forms, family) => {
    for (const form of forms) {
      const plain = plainText(form);
      const key = keyOf({ script: scriptOf(plain), sounds: soundsOf(plain) });
      const there = bySounds.get(key);
      if (there === undefined) bySounds.set(key, [family]);
      else if (!there.includes(family)) there.push(family);
    }
  });
  const of = (word: Word) => bySounds.get(keyOf(word)) ?? [];
  const namesFor = (numbers: Iterable<number>) =>
    [...new Set([...numbers].map((family) => names[family]!))].filter((name) => name !== '');
  return {
    of, namesOf: (word) => namesFor(of(word)),
    namesBegun(word) {
      if (word.sounds.length < 3) return [];
      const found = new Set<number>();
      const start = keyOf(word);
      for (const [key, numbers] of bySounds) if (key.startsWith(start)) for (const one of numbers) found.add(one);
      return namesFor(found);
    },
  };
}

const keyOf = ({ script, sounds }: Word) => `${script} ${sounds}`;

let shipped: GivenNameFamilies | null = null;
export function givenNameFamilies(): GivenNameFamilies {
  shipped ??= familiesIn(readFamilies(readFileSync(new URL('data/given-names.txt', import.meta.url), 'utf8')));
  return shipped;
}
