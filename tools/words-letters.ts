// Spelling that a program can check: letters that the language's alphabet does not have, words in
// two scripts (a Latin "a" in a Cyrillic word looks the same and is never found), Uzbek
// apostrophes, the dash of Russian. It knows nothing about grammar; reviewers do.

import type { Locale } from '../src/engine/languages/locale.ts';
import { tables } from '../src/engine/languages/tables.ts';

const word = /\p{L}[\p{L}\p{M}]*(?:[ʻʼ'`’‘]\p{L}+)*/gu;
const wrongApostrophe = /\p{L}['`’‘]\p{L}/u;
const shortDash = /[^}] – | – [^{]/;
const spoken = /\{\{[^}]*\}\}|<[^>]*>|https?:\S+|\S+@\S+/g;

/** What is wrong with the letters of one text, one sentence per kind. */
export function findWrongLetters(locale: Locale, text: string): string[] {
  const words = text.replaceAll(spoken, ' ').match(word) ?? [];
  const faults = words.flatMap((found) => faultsOf(locale, found));
  if (locale === 'ru' && shortDash.test(text))
    faults.push('has – between words; in Russian it is —.');
  return [...new Set(faults)];
}

function faultsOf(locale: Locale, found: string): string[] {
  const latin = /\p{Script=Latin}/u.test(found);
  const cyrillic = /\p{Script=Cyrillic}/u.test(found);
  if (latin && cyrillic) return [`“${found}” mixes Latin and Cyrillic letters.`];
  if (locale === 'uz' && wrongApostrophe.test(found)) {
    return [`“${found}” has an apostrophe that is not ʻ (in oʻ, gʻ) or ʼ.`];
  }
  if (locale === 'en' || locale === 'uz') {
    return cyrillic ? [`“${found}” is Cyrillic in a language written in Latin letters.`] : [];
  }
  if (latin) return []; // A file format or a proper name.
  const alphabet = new Set(tables[locale].alphabet.split(' '));
  const extra = locale === 'ru' ? 'ё' : '';
  const strange = [...found.toLowerCase().normalize('NFC')].filter(
    (letter) => !alphabet.has(letter) && !extra.includes(letter) && /\p{L}/u.test(letter),
  );
  return strange.length === 0
    ? []
    : [`“${found}” has “${strange.join('')}”, which the alphabet of ${locale} does not have.`];
}
