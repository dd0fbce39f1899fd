// Reads one text from a language file, in the browser and on the server: its path, the form for a
// count, the values in `{{braces}}`, with a case for a day: `{{day, from}}`. The files follow i18next's format, which translators' tools
// read. Its library would add 13.9 kB brotli to a first load of 80 in place of these forty lines,
// and it counts with Intl, which lacks our languages in many browsers. A test checks that both
// produce the same text.

import { inCase, isDayCase } from './day-cases.ts';
import type { Locale } from './locale.ts';
import { pluralForm } from './plural-rules.ts';
import type { WordValues } from './word-key.ts';

/** Texts, or branches of texts, by name. */
export type WordTree = { readonly [name: string]: string | WordTree };

/**
 * The text at `path` ("signIn.title"); null if there is none. Values are inserted as plain text.
 */
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
  return typeof text === 'string' ? fillIn(text, locale, values) : null;
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

const place = /\{\{\s*([\w-]+)\s*(?:,\s*(\w+)\s*)?\}\}(\.?)/g;

/**
 * A placeholder without a value stays visible: an obvious fault is better than a sentence that
 * misleads. Dates of several languages end with a full stop ("2026 г."), which then ends the
 * sentence too.
 */
function fillIn(text: string, locale: Locale, values: WordValues = {}): string {
  return text.replace(place, (whole, ...[name = '', wanted, stop = '']: string[]) => {
    const value = values[name];
    if (value === undefined || value === null) return whole;
    const plain = String(value);
    const filled = wanted && isDayCase(wanted) ? inCase(locale, plain, wanted) : plain;
    return filled.endsWith('.') ? filled : filled + stop;
  });
}
