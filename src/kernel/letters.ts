// What counts as the same letter, in one place: for the titles and words of lists, for names, for
// search, for codes and numbers. Signs that nobody sees are gone, forms that only a program wrote
// are one letter, and a Latin letter inside a Cyrillic word (or the reverse) becomes the letter it
// looks like. What is compared is never shown or stored; `cleanText` alone is for keeping. A letter
// of a person's own spelling is never changed there.

/** Text in which nothing can be hidden: the usual case, and quick to recognise. */
const plain = /^[\n\x20-\x7e\u0400-\u045f\u0490-\u04ff\u0621-\u063a\u0641-\u064a]*$/;
/** Soft hyphens, joiners, direction marks, byte order marks, variation selectors. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;
const joiner = '[\u200c\u200d]';
/** A joiner says something only between letters of the Arabic script: there it ends a word part. */
const strayJoiner = new RegExp(
  `(?<!\\p{Script=Arabic})${joiner}|${joiner}(?!\\p{Script=Arabic})`,
  'gu',
);
const unseenButJoiners = /(?![\u200c\u200d])[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;
/** Letters as an old program drew them: initial, medial, final, joined. */
const presentationForms = /[\ufb50-\ufdff\ufe70-\ufefc]/g;
const lengthening = /\u0640/g;
/** Typed for an apostrophe; in the compatible form it would be a space, and the name two words. */
const accents = /[´΄]/g;

/** Arabic-Indic and Persian digits become 0–9. */
export function withLatinDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/**
 * For keeping: what a person wrote, without signs that nobody sees (one of them can turn the
 * direction of a whole page), with single spaces, in composed letters.
 */
export function cleanText(text: string): string {
  if (plain.test(text) && !/\n| {2}|^ | $/.test(text)) return text;
  return text
    .replace(presentationForms, (form) => form.normalize('NFKC').trim())
    .replace(unseenButJoiners, '')
    .replace(strayJoiner, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .normalize('NFC')
    .trim();
}

/** For comparing: one form of each letter in small letters; marks and punctuation stay. */
export function plainLetters(text: string): string {
  if (plain.test(text)) return mendLookAlikes(text).toLowerCase().replace(/\n/g, ' ');
  return withLatinDigits(
    mendLookAlikes(
      text.replace(accents, '’').normalize('NFKC').replace(unseen, '').replace(lengthening, ''),
    )
      .toLowerCase()
      .replace(/\p{Cc}/gu, ' '),
  );
}

/** One letter after `mendLookAlikes`: no marks, no case, no lengthening. */
function bareLetter(letter: string): string {
  return withLatinDigits(letter)
    .normalize('NFKD')
    .replace(unseen, '')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase();
}

/**
 * For codes and numbers of papers and families: capitals and digits only. Letters that look alike
 * are one letter whatever their script, because nobody sees which of them a clerk typed.
 */
export function codeKey(code: string): string {
  return withLatinDigits(code.replaceAll('№', '').normalize('NFKC'))
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[\u0370-\u052f]/g, (letter) => toLatin.get(letter) ?? letter);
}

/** Every code of the programme has a dash and no space; one in twenty has no digit. */
export function looksLikeCode(text: string): boolean {
  return /^\S+[-\u2010-\u2015\u2212]\S+$/u.test(text);
}

/** A code of the programme (KG-7Q4M-2KX9) as it was meant, whatever keyboard and dash were used. */
export function typedCode(code: string): string {
  const plain = withLatinDigits(code.normalize('NFKC').replace(unseen, ''));
  return inAlphabet(plain.toUpperCase(), 'latin')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim();
}

// Pairs of Latin and Cyrillic letters that look the same, capitals and small letters apart: a small
// Latin b is no В. Letters that none of the languages of a list has (ѕ, ј) are left out.
const alike =
  'AА BВ CС EЕ HН IІ KК MМ OО PР TТ XХ YУ aа cс eе hһ iі kк oо pр xх yу ËЁ ëё ƏӘ əә ǝә ɵө';
const toCyrillic = new Map<string, string>();
const toLatin = new Map<string, string>();
for (const pair of alike.split(' ')) {
  toCyrillic.set(pair[0]!, pair[1]!);
  if (!toLatin.has(pair[1]!)) toLatin.set(pair[1]!, pair[0]!);
}
// Greek letters come from other keyboards and look like both.
for (const trio of 'ΑAА ΒBВ ΕEЕ ΗHН ΙIІ ΚKК ΜMМ ΟOО ΡPР ΤTТ ΥYУ ΧXХ οoо'.split(' ')) {
  toLatin.set(trio[0]!, trio[1]!);
  toCyrillic.set(trio[0]!, trio[2]!);
}

const latinLetter = /[A-Za-z\u00c0-\u024f\u0259\u0275]/;
const otherLetter = /[\u0370-\u052f]/;
const hardLatin = new RegExp(`(?![${[...toCyrillic.keys()].join('')}])${latinLetter.source}`);
const hardCyrillic = new RegExp(`(?![${[...toLatin.keys()].join('')}])[\u0400-\u052f]`);

export type AlphabetOfText = 'latin' | 'cyrillic';

/** The alphabet that a text is written in, by letters that only one of the two has. */
export function alphabetOf(text: string): AlphabetOfText | null {
  const [isLatin, isCyrillic] = [hardLatin.test(text), hardCyrillic.test(text)];
  return isLatin === isCyrillic ? null : isLatin ? 'latin' : 'cyrillic';
}

/**
 * Words that mix the alphabets are put into one: that of the letters which only one alphabet has,
 * else that of the rest of the text. A word that has such letters of both stays as it is.
 */
export function mendLookAlikes(text: string): string {
  if (!otherLetter.test(text) || !latinLetter.test(text)) return text;
  const around = alphabetOf(text);
  return text.replace(/[\p{L}\p{M}]+/gu, (word) => {
    const hasBoth = otherLetter.test(word) && latinLetter.test(word);
    const own = alphabetOf(word);
    // Roman numerals are Latin beside names of any alphabet.
    if (!hasBoth && (own !== null || around === null || /^[IVX]+$/.test(word))) return word;
    if (hasBoth && own === null && hardLatin.test(word)) return word;
    return inAlphabet(word, own ?? around ?? 'cyrillic');
  });
}

/**
 * Words that can be read in either alphabet (CAPA, САРА), in the other one; null if there are none.
 * Nobody sees which keyboard they were typed on.
 */
export function inOtherAlphabet(text: string): string | null {
  const read = text.replace(/[\p{L}\p{M}]+/gu, (word) => {
    if (alphabetOf(word) !== null) return word;
    return inAlphabet(word, otherLetter.test(word) ? 'latin' : 'cyrillic');
  });
  return read === text ? null : read;
}

/** Every letter that has a twin in this alphabet becomes it. */
export function inAlphabet(text: string, alphabet: AlphabetOfText): string {
  const twins = alphabet === 'latin' ? toLatin : toCyrillic;
  return text.replace(/\p{L}/gu, (letter) => twins.get(letter) ?? letter);
}

// Beyond one form of each letter, words of lists are also compared without the letters that a
// Russian keyboard lacks, vowel signs, and the variants of Arabic letters and apostrophes. Names
// are not: they keep every letter.
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

/** Of one alphabet, without й, ё and apostrophes: most cells, and quicker than letter by letter. */
const foldsByCase =
  /^(?:[\x20-\x26\x28-\x5f\x61-\x7e]*|[\x20-\x26\x28-\x40\x5b-\x5f\x7b-\x7eА-ИК-Яа-ик-я]*)$/;

/** Case, marks and letter variants are gone; punctuation and spaces stay. */
export function foldLetters(text: string): string {
  if (foldsByCase.test(text)) return text.toLowerCase();
  let folded = '';
  let alphabets = 0; // 1: perhaps Latin, 2: perhaps Cyrillic or Greek; cheaper than a search
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x40 && code < 0x280) alphabets |= 1;
    else if (code >= 0x370 && code < 0x530) alphabets |= 2;
    folded += foldedAt(code);
  }
  if (alphabets !== 3) return folded;
  const mended = mendLookAlikes(text);
  return mended === text ? folded : foldEach(mended);
}

/**
 * Each word by itself: beside Cyrillic words, MAY would otherwise be МАУ, which is June in Kazakh.
 */
export function foldWordByWord(text: string): string {
  return foldsByCase.test(text) ? text.toLowerCase() : text.replace(oneWord, foldLetters);
}

function foldEach(text: string): string {
  let folded = '';
  for (let at = 0; at < text.length; at += 1) folded += foldedAt(text.charCodeAt(at));
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
  const bare = bareLetter(letter === '№' ? '#' : letter.replace(apostrophes, ''));
  return bare.replace(foldable, (variant) => foldedLetters[variant] ?? variant);
}

/** Words and numbers separated by single spaces; `№`, `#` become the word `#`. */
export function foldWords(text: string): string {
  const folded = foldLetters(text);
  if (isPlainWord.test(folded)) return folded;
  return folded.replace(/#/g, ' # ').replace(betweenWords, ' ').trim();
}

const oneWord = /[\p{L}\p{M}]+|[^\p{L}\p{M}]+/gu;
const isPlainWord =
  /^[a-z0-9\u0430-\u044f\u0621-\u064a]+(?: [a-z0-9\u0430-\u044f\u0621-\u064a]+)*$/;
const betweenWords = /[^\p{L}\p{N}#]+/gu;
