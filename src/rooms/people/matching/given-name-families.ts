// Given names that are one name in several languages (Юсуф, Жүсіп, Yusuf, يوسف): the families of
// data/given-names.txt, found by the sounds of their forms. A form may belong to two families.

import { readFileSync } from 'node:fs';
import type { NameWord } from './name-words.ts';
import { soundsOf } from './sounds.ts';
import { plainText, scriptOf } from './transliterate.ts';

type Word = Pick<NameWord, 'script' | 'sounds'>;

export type GivenNameFamilies = {
  /**
   * The numbers of the families that a word may belong to; empty if it is not a known given name.
   */
  readonly of: (word: Word) => readonly number[];
  /**
   * The same as names in a–z, for stored keys: they stay valid when lines are added to the file.
   */
  readonly namesOf: (word: Word) => readonly string[];
  /**
   * Names of families with a form that begins like the word, which must have at least three sounds.
   */
  readonly namesBegun: (word: Word) => readonly string[];
};

/**
 * Lines are `sex TAB headword TAB form form …`; a line with # is a comment. Returns the forms of
 * each line, the headword first.
 */
export function readFamilies(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line, at) => {
      const [sex, head, forms] = line.split('\t');
      if (!/^[fmu]$/.test(sex ?? '') || !head || !forms) {
        throw new Error(
          `given names, family ${at + 1}: needs sex, headword and forms between tabs`,
        );
      }
      return [head, ...forms.split(' ').filter((form) => form !== '')];
    });
}

/** A headword in a–z, for stored keys: it stays valid when lines are added to the file. */
export function familyName(head: string): string {
  return plainText(head)
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
}

export function familiesIn(families: readonly (readonly string[])[]): GivenNameFamilies {
  const bySounds = new Map<string, number[]>();
  const names = families.map(([head]) => familyName(head!));
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
    of,
    namesOf: (word) => namesFor(of(word)),
    namesBegun(word) {
      if (word.sounds.length < 3) return [];
      const found = new Set<number>();
      const start = keyOf(word);
      for (const [key, numbers] of bySounds)
        if (key.startsWith(start)) for (const one of numbers) found.add(one);
      return namesFor(found);
    },
  };
}

const keyOf = ({ script, sounds }: Word) => `${script} ${sounds}`;

/** A spelling that a programme added: `head` names its family or starts a new one. */
export type AddedForm = { readonly head: string; readonly form: string };

let shipped: string[][] | null = null;
let current: GivenNameFamilies | null = null;
let added: readonly AddedForm[] = [];

function shippedFamilies(): string[][] {
  shipped ??= readFamilies(readFileSync(new URL('data/given-names.txt', import.meta.url), 'utf8'));
  return shipped;
}

export function givenNameFamilies(): GivenNameFamilies {
  current ??= familiesIn(withAdded(shippedFamilies(), added));
  return current;
}

/** From now on this thread's families include these spellings. Returns whether anything changed. */
export function addGivenNames(forms: readonly AddedForm[]): boolean {
  if (JSON.stringify(forms) === JSON.stringify(added)) return false;
  added = forms;
  current = null;
  return true;
}

export function addedGivenNames(): readonly AddedForm[] {
  return added;
}

/** The families a written name belongs to, each with its forms, the headword first. */
export function familiesOfForm(form: string): readonly (readonly string[])[] {
  const families = withAdded(shippedFamilies(), added);
  const plain = plainText(form);
  return familiesIn(families)
    .of({ script: scriptOf(plain), sounds: soundsOf(plain) })
    .map((family) => families[family]!);
}

/**
 * The headword of another family that this form, or its headword, would also belong to if added to
 * the forms in use.
 */
export function conflictOf({ head, form }: AddedForm, inUse: readonly AddedForm[]): string | null {
  const families = withAdded(shippedFamilies(), inUse);
  const index = familiesIn(families);
  const own = plainText(head);
  for (const word of [form, head]) {
    const plain = plainText(word);
    const others = index
      .of({ script: scriptOf(plain), sounds: soundsOf(plain) })
      .map((family) => families[family]![0]!)
      .filter((one) => plainText(one) !== own);
    // A headword of the file may already be in two families; a form must not be.
    if (
      others[0] !== undefined &&
      (word === form || !shippedFamilies().some(([one]) => plainText(one!) === own))
    )
      return others[0];
  }
  return null;
}

/** The forms of the family with this headword; null if there is none. */
export function findFamily(head: string): readonly string[] | null {
  const wanted = plainText(head);
  return withAdded(shippedFamilies(), added).find(([one]) => plainText(one!) === wanted) ?? null;
}

function withAdded(
  families: readonly (readonly string[])[],
  forms: readonly AddedForm[],
): (readonly string[])[] {
  const all = families.map((one) => [...one]);
  for (const { head, form } of forms) {
    const there = all.find(([one]) => plainText(one!) === plainText(head));
    if (there) there.push(form);
    else all.push([head, form]);
  }
  return all;
}
