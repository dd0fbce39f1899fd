// Texts on the server: for what it prints, exports or answers in a person's own language. All
// languages are read once, when the first text is needed. The browser has its own module
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

/** One tree per language: its rooms, and their texts. */
export type WordTrees = Readonly<Record<Locale, WordTree>>;

/**
 * The text for `key` ("room.path"), with `values` inserted and the form chosen by `count`. If a
 * language lacks it, the answer is English; a key that English lacks is our mistake and throws.
 */
export function translate(locale: Locale, key: WordKey, values: WordValues = {}): string {
  const text = findWords(locale, key, values);
  if (text === null) throw new InvariantError(`no words for ${key}`);
  return text;
}

/** For a key known only at run time, such as the code of a refusal. */
export function findWords(locale: Locale, key: string, values: WordValues = {}): string | null {
  shipped ??= loadWords(languagesFolder);
  return findIn(shipped, key, { locale, values });
}

/** Inserted values are escaped where they are shown: React and our CSV writer both do that. */
export function findIn(
  trees: WordTrees,
  key: string,
  { locale, values }: { readonly locale: Locale; readonly values?: WordValues },
): string | null {
  const read = (from: Locale) => readWords(trees[from], key, { locale: from, values });
  return read(locale) ?? read('en');
}

/** The texts of every room in every language in `folder`. */
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
