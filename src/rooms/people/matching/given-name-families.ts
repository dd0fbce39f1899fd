// Given names that are one name in several languages (Юсуф, Жүсіп, Yusuf, يوسف): the families of
// data/given-names.txt by the sounds of their forms. A form of two families belongs to both.

import { readFileSync } from 'node:fs';
import type { NameWord } from './name-words.ts';
import { soundsOf } from './sounds.ts';
import { plainText, scriptOf } from './transliterate.ts';

/** `sex TAB headword TAB form form …`; lines with # are comments. Returns forms by line. */
export function readFamilies(text: string): string[][] {
  return text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#')).map((line, at) => {
    const [sex, head, forms] = line.split('\t');
    if (!/^[fmu]$/.test(sex ?? '') || !head || !forms) {
      throw new Error(`given names, family ${at + 1}: needs sex, headword and forms between tabs`);
    }
    return [head, ...forms.split(' ').filter((form) => form !== '')];
  });
}

/** Numbers of the families that a word may belong to; none when it is no known given name. */
export type FamiliesOf = (word: Pick<NameWord, 'script' | 'sounds'>) => readonly number[];

export function familiesIn(families: readonly (readonly string[])[]): FamiliesOf {
  const bySounds = new Map<string, number[]>();
  families.forEach((forms, family) => {
    for (const form of forms) {
      const plain = plainText(form);
      const key = keyOf({ script: scriptOf(plain), sounds: soundsOf(plain) });
      const there = bySounds.get(key);
      if (there === undefined) bySounds.set(key, [family]);
      else if (!there.includes(family)) there.push(family);
    }
  });
  return (word) => bySounds.get(keyOf(word)) ?? [];
}

const keyOf = ({ script, sounds }: { script: string; sounds: string }) => `${script} ${sounds}`;

let shipped: FamiliesOf | null = null;
export function givenNameFamilies(): FamiliesOf {
  shipped ??= familiesIn(readFamilies(readFileSync(new URL('data/given-names.txt', import.meta.url), 'utf8')));
  return shipped;
}
