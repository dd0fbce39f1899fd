// Folds a text so that the same word written by different hands compares equal: digits of every
// script, Arabic letter variants and vowel signs, letters that a Russian keyboard lacks, Uzbek
// apostrophes, case, punctuation; what is one letter is decided in kernel/letters.ts. For comparing
// words of lists only: never shown, never stored, and not meant for names, which keep every letter.

import { bareLetter, mendLookAlikes } from '../../../../kernel/letters.ts';

export { withLatinDigits } from '../../../../kernel/letters.ts';

const foldedLetters: Readonly<Record<string, string>> = {
  ё: 'е',
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  ҳ: 'х',
  і: 'и',
  ҷ: 'ч',
  ة: 'ه',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ھ: 'ه',
  ı: 'i',
  ə: 'a',
};
const foldable = new RegExp(`[${Object.keys(foldedLetters).join('')}]`, 'g');
const apostrophes = /['‘’ʻʼ`´ʹ′＇ʿʾ]/g;

/** Case, marks and letter variants are gone; punctuation and spaces stay. */
export function foldLetters(text: string): string {
  const mended = mendLookAlikes(text);
  let folded = '';
  for (let at = 0; at < mended.length; at += 1) folded += foldedAt(mended.charCodeAt(at));
  return folded;
}

/**
 * Every letter folds by itself, so it is folded once and then looked up: reading ten thousand rows
 * took twice as long without. Contains letters only, never a text from a list.
 */
const foldedByCode: (string | undefined)[] = [];

function foldedAt(code: number): string {
  const known = foldedByCode[code];
  if (known !== undefined) return known;
  const folded = foldOne(String.fromCharCode(code));
  foldedByCode[code] = folded;
  return folded;
}

function foldOne(letter: string): string {
  const bare = bareLetter(letter === '№' ? '#' : letter).replace(apostrophes, '');
  return bare.replace(foldable, (variant) => foldedLetters[variant] ?? variant);
}

/** Words and numbers separated by single spaces; `№`, `#` become the word `#`. */
export function foldWords(text: string): string {
  const folded = foldLetters(text);
  if (isPlainWord.test(folded)) return folded;
  return folded.replace(/#/g, ' # ').replace(betweenWords, ' ').trim();
}

const isPlainWord =
  /^[a-z0-9\u0430-\u044f\u0621-\u064a]+(?: [a-z0-9\u0430-\u044f\u0621-\u064a]+)*$/;
const betweenWords = /[^\p{L}\p{N}#]+/gu;
