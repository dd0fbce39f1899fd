// Turns letters of the Arabic, Cyrillic and Latin scripts into one small Latin alphabet, for
// comparing names only: it is never shown and never stored as anyone's spelling. In that alphabet
// `c` is the sound of ч and `x` that of ш; h is used for every throat sound; vowels are as written,
// so an Arabic word has few. Bad input (control characters, right-to-left overrides, emoji, ten
// thousand letters) gives a short or empty result, never a wrong one.

import { plainLetters } from '../../../kernel/letters.ts';

export const scripts = ['arabic', 'cyrillic', 'latin', 'other'] as const;
export type Script = (typeof scripts)[number];

/** Longer text is not a name; the rest is ignored, so that no input can take hours. */
export const nameLengthMax = 400;

const cyrillic: Readonly<Record<string, string>> = {
  а: 'a',
  ә: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ғ: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  ё: 'yo',
  є: 'ye',
  ж: 'j',
  җ: 'j',
  ҷ: 'j',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'i',
  й: 'y',
  ӣ: 'i',
  к: 'k',
  қ: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  ң: 'n',
  о: 'o',
  ө: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ў: 'o',
  ұ: 'u',
  ү: 'u',
  ӯ: 'u',
  ф: 'f',
  х: 'h',
  ҳ: 'h',
  һ: 'h',
  ц: 'ts',
  ч: 'c',
  ш: 'x',
  щ: 'x',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};

const arabic: Readonly<Record<string, string>> = {
  ا: 'a',
  أ: 'a',
  إ: 'a',
  آ: 'a',
  ٱ: 'a',
  ب: 'b',
  پ: 'p',
  ت: 't',
  ث: 's',
  ج: 'j',
  چ: 'c',
  ح: 'h',
  خ: 'h',
  د: 'd',
  ذ: 'z',
  ر: 'r',
  ز: 'z',
  ژ: 'j',
  س: 's',
  ش: 'x',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  ع: '',
  غ: 'g',
  ف: 'f',
  ق: 'k',
  ك: 'k',
  ک: 'k',
  گ: 'g',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  ة: 'a',
  و: 'u',
  ؤ: 'u',
  ي: 'i',
  ی: 'i',
  ى: 'a',
  ئ: '',
  ء: '',
  ۀ: 'a',
  ە: 'a',
  ھ: 'h',
};

const latin: Readonly<Record<string, string>> = {
  ı: 'i',
  ə: 'a',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 't',
  ß: 's',
  æ: 'a',
  œ: 'o',
};

// Order matters: the longest spelling of a sound comes first. The text is in small letters, so the
// capitals C and X protect a sound until the letters c and x have been read.
const digraphs: readonly (readonly [RegExp, string])[] = [
  [/dzh|zh|dj|ž/g, 'j'],
  [/tsch|tch|cz|ch|ç|č/g, 'C'],
  [/sch|shch|sh|sz|ş|š/g, 'X'],
  [/kh|x/g, 'h'],
  [/gh|ğ/g, 'g'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/ck|q/g, 'k'],
  [/oo|ou/g, 'u'],
  [/ee/g, 'i'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/w/g, 'v'],
  [/C/g, 'c'],
  [/X/g, 'x'],
];

const apostrophes = /[ʻʼ'`’‘´ʹʺ]/g;

/** A name as it is compared: `plainLetters`, and not longer than a name can be. */
export function plainText(text: string): string {
  return plainLetters(text.slice(0, nameLengthMax));
}

export function scriptOf(word: string): Script {
  if (/\p{Script=Arabic}/u.test(word)) return 'arabic';
  if (/\p{Script=Cyrillic}/u.test(word)) return 'cyrillic';
  return /\p{Script=Latin}/u.test(word) ? 'latin' : 'other';
}

/**
 * One word, already through `plainText`, in the comparison alphabet: `Жүсіп` → `jusip`, `يوسف` →
 * `yusf`.
 */
export function romanise(word: string): string {
  const script = scriptOf(word);
  if (script === 'arabic') return romaniseArabic(word);
  const spelled =
    script === 'latin' ? digraphs.reduce((text, [from, to]) => text.replace(from, to), word) : word;
  return letters(spelled.replace(apostrophes, ''), { ...cyrillic, ...latin });
}

// Waw and yeh are consonants at the start of a word and usually vowels inside it.
function romaniseArabic(word: string): string {
  const bare = word.normalize('NFC').replace(/[\u064b-\u065f\u0670]/g, '');
  const first = bare[0] ?? '';
  const head =
    first === 'و'
      ? 'v'
      : first === 'ي' || first === 'ی'
        ? 'y'
        : first === 'ع'
          ? 'a'
          : letters(first, arabic);
  return head + letters(bare.slice(1), arabic);
}

function letters(word: string, table: Readonly<Record<string, string>>): string {
  let out = '';
  for (const letter of word) out += table[letter] ?? bareLetter(letter, table);
  return out;
}

function bareLetter(letter: string, table: Readonly<Record<string, string>>): string {
  const bare = letter.normalize('NFD').replace(/\p{M}/gu, '');
  return /^[a-z0-9]*$/.test(bare) ? bare : [...bare].map((part) => table[part] ?? '').join('');
}
