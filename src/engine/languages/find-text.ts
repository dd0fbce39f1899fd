// Finds one text in a language file and fills it in: its path, the form for a count, the values in
// `{{braces}}`, with a case for a day: `{{day, from}}`. How a language counts and declines is given
// to it: those tables are 4 kB of a first load that shows neither a count nor a day. The files are
// in i18next's format, which translators' tools read. Its library would add 13.9 kB brotli to a
// first load of 80, and it counts with Intl, which lacks our languages in many browsers. A test
// checks that both produce the same text.

import { type DayCase, dayCases, type Locale, type PluralCategory } from './locale.ts';
import type { WordValues } from './word-key.ts';

/** How the languages count, and which ending a day takes within a sentence. */
export type Grammar = {
  readonly pluralForm: (locale: Locale, count: number) => PluralCategory;
  readonly inCase: (locale: Locale, day: string, wanted: DayCase) => string;
};
type Reading = {
  readonly locale: Locale;
  readonly values?: WordValues | undefined;
  /** Null: not here yet, so a count reads as the general form and a day has no ending. */
  readonly grammar: Grammar | null;
};

/** Texts, or branches of texts, by name. */
export type WordTree = { readonly [name: string]: string | WordTree };

/**
 * The text at `path` ("signIn.title"); null if there is none. Values are inserted as plain text.
 */
export function findText(tree: WordTree, path: string, reading: Reading): string | null {
  const names = path.split('.');
  const last = names.pop() ?? '';
  let branch: string | WordTree | undefined = tree;
  for (const name of names) branch = typeof branch === 'object' ? own(branch, name) : undefined;
  if (typeof branch !== 'object') return null;
  const text = countedText(branch, last, reading) ?? own(branch, last);
  return typeof text === 'string' ? fillIn(text, reading) : null;
}

function countedText(
  branch: WordTree,
  name: string,
  { locale, values, grammar }: Reading,
): string | WordTree | undefined {
  const count = values?.['count'];
  if (typeof count !== 'number') return undefined;
  const form = grammar?.pluralForm(locale, count) ?? 'other';
  return own(branch, `${name}_${form}`) ?? own(branch, `${name}_other`);
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
function fillIn(text: string, { locale, values = {}, grammar }: Reading): string {
  return text.replace(place, (whole, ...[name = '', wanted, stop = '']: string[]) => {
    const value = values[name];
    if (value === undefined || value === null) return whole;
    const plain = String(value);
    const filled =
      grammar && wanted && isDayCase(wanted) ? grammar.inCase(locale, plain, wanted) : plain;
    return filled.endsWith('.') ? filled : filled + stop;
  });
}

/** Whether a placeholder asks for a case that we know. */
export function isDayCase(name: string): name is DayCase {
  return (dayCases as readonly string[]).includes(name);
}
