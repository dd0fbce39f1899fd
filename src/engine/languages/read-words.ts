// Reads one text out of a file of words, in the browser and on the server: the path, the form for a
// count, the values in `{{braces}}`. The files follow i18next's format, which translators' tools
// read. Its library would cost 13.9 kB brotli of a first load of 80 for these forty lines, and
// counts by Intl, which lacks our languages in many browsers; a test holds both to the same text.

import type { Locale } from './locale.ts';
import { pluralForm } from './plural-rules.ts';
import type { WordValues } from './word-key.ts';

/** Texts, or branches of texts, by name. */
export type WordTree = { readonly [name: string]: string | WordTree };

/** The text at `path` ("signIn.title"), null when there is none. Values go in as plain text. */
export function readWords(
  tree: WordTree,
  path: string,
  { locale, values }: { locale: Locale; values?: WordValues | undefined },
): string | null {
  const names = path.split('.');
  const last = names.pop() ?? '';
  let branch: string | WordTree | undefined = tree;
  for (const name of names) branch = typeof branch === 'object' ? own(branch, name) : undefined;
  if (typeof branch !== 'object') return null;
  const text = countedText(branch, last, { locale, count: values?.['count'] }) ?? own(branch, last);
  return typeof text === 'string' ? fillIn(text, values) : null;
}

function countedText(
  branch: WordTree,
  name: string,
  { locale, count }: { locale: Locale; count: unknown },
): string | WordTree | undefined {
  if (typeof count !== 'number') return undefined;
  return own(branch, `${name}_${pluralForm(locale, count)}`) ?? own(branch, `${name}_other`);
}

function own(branch: WordTree, name: string): string | WordTree | undefined {
  return Object.hasOwn(branch, name) ? branch[name] : undefined;
}

/** A brace without a value stays as it is: a visible fault is better than a sentence that lies. */
function fillIn(text: string, values: WordValues = {}): string {
  return text.replace(/\{\{\s*([\w-]+)\s*\}\}/g, (brace, name: string) => {
    const value = values[name];
    return value === undefined || value === null ? brace : String(value);
  });
}
