// Codes of the database that no page may show: people read words. A code that is also an English
// word of some page (follow-up) is left out, because nobody could tell the two apart.

import { globSync, readFileSync } from 'node:fs';
import { checkoutFolder } from '../../../src/engine/config/config.ts';

const readAll = (pattern: string): string =>
  globSync(pattern, { cwd: checkoutFolder })
    .map((file) => readFileSync(`${checkoutFolder}/${file}`, 'utf8'))
    .join('\n');

/** Every value of a list that a column is checked against, if it is of several words. */
function codesInSchema(): string[] {
  return [...readAll('schema/*.txt').matchAll(/'([a-z0-9]+(?:-[a-z0-9]+)+)'::text/g)].map(
    ([, code]) => code!,
  );
}

function wordsOnPages(): Set<string> {
  const texts = [...readAll('languages/en/*.json').matchAll(/": "((?:[^"\\]|\\.)*)"/g)];
  return new Set(texts.flatMap(([, text]) => dashedWords(text!.toLowerCase())));
}

const dashedWords = (text: string): string[] => text.match(/[a-z0-9]+(?:-[a-z0-9]+)+/g) ?? [];

let codes: ReadonlySet<string> | null = null;

/** Codes in a text that a person reads. */
export function rawCodesIn(text: string): string[] {
  if (codes === null) {
    const words = wordsOnPages();
    codes = new Set(codesInSchema().filter((code) => !words.has(code)));
  }
  return dashedWords(text).filter((word) => codes!.has(word));
}
