// A written word as a row of sound signs: one small alphabet for the Arabic, Cyrillic and Latin
// letters of nine languages. A sign is what a clerk may have heard, not how a language is
// pronounced. Which signs correspond between two scripts, and how easily, is learnt
// (sound-costs.ts). For comparing only: never shown, never stored as a spelling. Bad input gives a
// short or empty result.

import { scriptOf, type Script } from './transliterate.ts';

/**
 * The signs. Small vowels and consonants as in Latin; S is ш, Z ж, C ч, J дж, T ц, G ғ, x х.
 * A, W, Y, H and E are letters of the Arabic script whose sound depends on the word: alif, waw,
 * yeh, the last he (or ta marbuta), ayn.
 */
export const soundSigns = 'aeiouAWYHEpbtdkgqfvwszSZCJxhmnlryTjGcX';
/** Longer words are cut: no part of a name has more sounds. */
export const wordSoundsMax = 32;

const cyrillic: Readonly<Record<string, string>> = {
  а: 'a',
  ә: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ғ: 'G',
  ґ: 'g',
  ѓ: 'J',
  д: 'd',
  е: 'e',
  ё: 'yo',
  є: 'e',
  ж: 'Z',
  җ: 'J',
  ҷ: 'J',
  џ: 'J',
  ђ: 'J',
  з: 'z',
  ѕ: 'z',
  и: 'i',
  і: 'i',
  ї: 'i',
  й: 'y',
  ӣ: 'i',
  ј: 'y',
  к: 'k',
  қ: 'q',
  ќ: 'k',
  л: 'l',
  љ: 'l',
  м: 'm',
  н: 'n',
  ң: 'n',
  њ: 'n',
  о: 'o',
  ө: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  ћ: 'C',
  у: 'u',
  ў: 'o',
  ұ: 'u',
  ү: 'u',
  ӯ: 'u',
  ф: 'f',
  х: 'x',
  ҳ: 'h',
  һ: 'h',
  ц: 'T',
  ч: 'C',
  ш: 'S',
  щ: 'S',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};

const arabic: Readonly<Record<string, string>> = {
  ا: 'A',
  أ: 'A',
  إ: 'A',
  آ: 'A',
  ٱ: 'A',
  ب: 'b',
  پ: 'p',
  ت: 't',
  ث: 's',
  ج: 'J',
  چ: 'C',
  ح: 'h',
  خ: 'x',
  د: 'd',
  ذ: 'z',
  ر: 'r',
  ز: 'z',
  ژ: 'Z',
  س: 's',
  ش: 'S',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  ع: 'E',
  غ: 'G',
  ف: 'f',
  ق: 'q',
  ك: 'k',
  ک: 'k',
  گ: 'g',
  ڭ: 'n',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  ة: 'H',
  و: 'W',
  ؤ: 'W',
  ۇ: 'W',
  ۆ: 'W',
  ۈ: 'W',
  ۋ: 'W',
  ي: 'Y',
  ی: 'Y',
  ې: 'Y',
  ى: 'A',
  ئ: 'Y',
  ء: '',
  ە: 'e',
  ہ: 'h',
  ھ: 'h',
  ڤ: 'v',
  ۍ: 'Y',
  ێ: 'Y',
  ڵ: 'l',
  ڕ: 'r',
  ټ: 't',
  ډ: 'd',
  ځ: 'z',
  څ: 'T',
  ړ: 'r',
  ڼ: 'n',
  ښ: 'x',
  ږ: 'Z',
  ګ: 'g',
  ۀ: 'H',
  ڈ: 'd',
  ٹ: 't',
};

const latin: Readonly<Record<string, string>> = {
  a: 'a',
  b: 'b',
  c: 'c',
  d: 'd',
  e: 'e',
  f: 'f',
  g: 'g',
  h: 'h',
  i: 'i',
  j: 'j',
  k: 'k',
  l: 'l',
  m: 'm',
  n: 'n',
  o: 'o',
  p: 'p',
  q: 'q',
  r: 'r',
  s: 's',
  t: 't',
  u: 'u',
  v: 'v',
  w: 'w',
  x: 'X',
  y: 'i',
  z: 'z',
  ı: 'i',
  ə: 'a',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 't',
  ß: 's',
  æ: 'e',
  œ: 'o',
};

// Longest spelling first. The text is in small letters, so signs that are capitals cannot be
// mistaken for it; a digit protects a sign until the single letters are read.
const latinGroups: readonly (readonly [RegExp, string])[] = [
  [/schtsch|shch|szcz|šč/g, 'S'],
  [/dzh|dsch|dž/g, 'J'],
  [/tsch|tch|cz|č|ç|ć|ch/g, 'C'],
  [/sch|sh|sz|ş|š|ś|ș/g, 'S'],
  [/zh|ž|ż/g, 'Z'],
  [/kh/g, '1'],
  [/gh|ğ/g, 'G'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/ck/g, 'k'],
  [/ts|tz|ț|ţ/g, 'T'],
  [/qu(?=[eiy])/g, 'k'],
  [/oo|ou/g, 'u'],
  [/ee/g, 'i'],
  [/(?<![aeiou])y(?=[aeiou])|(?<=[aeiou])y/g, '2'],
];
const kept: Readonly<Record<string, string>> = {
  S: 'S',
  J: 'J',
  C: 'C',
  Z: 'Z',
  G: 'G',
  T: 'T',
  1: 'x',
  2: 'y',
};

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
