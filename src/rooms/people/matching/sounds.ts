// A written word as a row of sound signs: one small alphabet for the Arabic, Cyrillic and Latin
// letters of nine languages. A sign is what a clerk may have heard, not how a language is
// pronounced. Which signs correspond between two scripts, and how easily, is learnt
// (sound-costs.ts). For comparing only: never shown, never stored as a spelling. Bad input gives a
// short or empty result.

import { arabic, cyrillic, kept, latin, latinGroups } from './sound-letters.ts';
import { scriptOf, type Script } from './transliterate.ts';

/**
 * The signs. Small vowels and consonants as in Latin; S is ш, Z ж, C ч, J дж, T ц, G ғ, x х.
 * A, W, Y, H and E are letters of the Arabic script whose sound depends on the word: alif, waw,
 * yeh, the last he (or ta marbuta), ayn.
 */
export const soundSigns = 'aeiouAWYHEpbtdkgqfvwszSZCJxhmnlryTjGcX';
/** Longer words are cut: no part of a name has more sounds. */
export const wordSoundsMax = 32;

/** The sound signs of one word in small letters (`plainText`); empty for other scripts. */
export function soundsOf(word: string, script: Script = scriptOf(word)): string {
  if (script === 'other') return '';
  const signs =
    script === 'arabic'
      ? arabicSigns(word)
      : script === 'cyrillic'
        ? spell(word.replace(/дж/g, 'ҷ'), cyrillic)
        : spell(
            latinGroups.reduce((text, [from, to]) => text.replace(from, to), word.normalize('NFC')),
            latin,
          );
  return signs.replace(/(.)\1+/g, '$1').slice(0, wordSoundsMax);
}

function arabicSigns(word: string): string {
  const bare = word
    .normalize('NFC')
    .replace(/[\u064b-\u065f\u0670]/g, '')
    .replace(/ه$/, 'ة');
  return spell(bare, arabic);
}

function spell(word: string, table: Readonly<Record<string, string>>): string {
  let signs = '';
  for (const letter of word) {
    const sign = table[letter] ?? kept[letter];
    if (sign !== undefined) {
      signs += sign;
      continue;
    }
    for (const part of letter.normalize('NFD')) signs += table[part] ?? '';
  }
  return signs;
}

const codes = new Map([...soundSigns].map((sign, at) => [sign, at]));

/** The index of each sign in `soundSigns`, for the tables of costs. */
export function soundCodes(signs: string): Uint8Array {
  const out = new Uint8Array(signs.length);
  for (let at = 0; at < signs.length; at++) out[at] = codes.get(signs[at]!)!;
  return out;
}

const coarse: Readonly<Record<string, string>> = {
  b: 'b',
  p: 'b',
  t: 't',
  d: 't',
  k: 'k',
  g: 'k',
  q: 'k',
  G: 'k',
  x: 'h',
  h: 'h',
  H: '',
  f: 'v',
  v: 'v',
  w: 'v',
  W: '',
  s: 's',
  z: 's',
  T: 's',
  S: 'c',
  C: 'c',
  J: 'c',
  Z: 'c',
  j: 'c',
  c: 'k',
  X: 'k',
  m: 'm',
  n: 'n',
  l: 'l',
  r: 'r',
  y: '',
  Y: '',
  E: '',
};
const firstCoarse: Readonly<Record<string, string>> = {
  W: 'v',
  Y: 'y',
  y: 'y',
  j: 'y',
  J: 'c',
  E: 'a',
  A: 'a',
  a: 'a',
  e: 'a',
  i: 'a',
  o: 'a',
  u: 'a',
};

/**
 * The first sound and the consonants, with those that scripts confuse merged. Used to count how
 * common a name is and to find candidates; never as proof of the same name.
 */
export function coarseKey(signs: string): string {
  let out = '';
  for (let at = 0; at < signs.length; at++) {
    const sign = signs[at]!;
    const sound = (at === 0 ? firstCoarse[sign] : undefined) ?? coarse[sign] ?? '';
    if (sound !== '' && !out.endsWith(sound)) out += sound;
  }
  return out;
}
