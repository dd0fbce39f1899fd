// The words on the server: for what it prints, exports or answers in a person's own language.
// All languages are read once, when the first word is asked for. The browser has its own door
// (`src/web/i18n`), which loads one language and one room at a time from the same files; both read
// a text in the same way (`read-words.ts`).

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InvariantError } from '../../kernel/invariant.ts';
import { type Locale, locales } from './locale.ts';
import { readWords, type WordTree } from './read-words.ts';
import type { WordKey, WordValues } from './word-key.ts';

const languagesFolder = fileURLToPath(new URL('../../../languages/', import.meta.url));
let shipped: WordTrees | null = null;

/** Of each language one tree: its rooms, and in them their words. */
export type WordTrees = Readonly<Record<Locale, WordTree>>;

/**
 * Words for `key` ("room.path"), with `values` put in place and `count` choosing the form. What a
 * language lacks is answered in English; a key that English lacks is our mistake and throws.
 */
export function translate(locale: Locale, key: WordKey, values: WordValues = {}): string {
  const text = findWords(locale, key, values);
  if (text === null) throw new InvariantError(`no words for ${key}`);
  return text;
}

/** For a key that exists only at run time, such as the code of a refusal. */
export function findWords(locale: Locale, key: string, values: WordValues = {}): string | null {
  shipped ??= loadWords(languagesFolder);
  return findIn(shipped, key, { locale, values });
}

/** What is put in place is escaped where it is shown: React and our CSV writer both do. */
export function findIn(
  trees: WordTrees,
  key: string,
  { locale, values }: { readonly locale: Locale; readonly values?: WordValues },
): string | null {
  const read = (from: Locale) => readWords(trees[from], key, { locale: from, values });
  return read(locale) ?? read('en');
}

/** Every room's words of every language in `folder`. */
export function loadWords(folder: string): WordTrees {
  const trees = locales.map((locale): [Locale, WordTree] => {
    const files = readdirSync(join(folder, locale)).filter((name) => name.endsWith('.json'));
    const rooms = files.map((name): [string, WordTree] => {
      const text = readFileSync(join(folder, locale, name), 'utf8');
      return [name.slice(0, -'.json'.length), JSON.parse(text) as WordTree];
    });
    return [locale, Object.fromEntries(rooms)];
  });
  return Object.fromEntries(trees) as WordTrees;
}
