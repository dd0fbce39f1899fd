// Tells text that nobody can read from names: letters lost on the way, and letters of one encoding
// read as another. A file was once saved wrongly, and every program since has passed it on without
// a word. What letters make up is judged, not what they mean, so no name is ever called a mistake.

import iconv from 'iconv-lite';

/** Lines of boxes are what KOI-8 and DOS pages have where others have letters. */
const lost = /[\uFFFD\u0080-\u009F\uE000-\uF8FF\u2500-\u259F]/;
const beyondAscii = /[^\0-\x7F]/;
/** Most cells of most lists: letters that stand for no part of another. */
const plainCyrillic = /^[\0-\x7FА-Яа-я]*$/;

/** A Cyrillic word whose first letter alone is small. */
const maybeUpsideDown = /[а-яё][А-ЯЁ]{2}/;
const upsideDown = /(?<!\p{L})[а-яё][А-ЯЁ]{2,}(?!\p{L})/u;

type Disguise = {
  /** Two bytes of one letter in UTF-8, as they look in this code page. */
  readonly pairs: RegExp;
  readonly pairsMin: number;
};

/** The first bytes of letters in UTF-8: Latin with accents, Cyrillic, Arabic. */
const latin = [0xc3, 0xc4, 0xc5];
const cyrillicAndArabic = [0xd0, 0xd1, 0xd2, 0xd3, 0xd8, 0xd9, 0xda, 0xdb];

const disguises: readonly Disguise[] = [
  disguiseOf('windows-1252', latin, 1),
  disguiseOf('windows-1252', [...latin, ...cyrillicAndArabic], 2),
  disguiseOf('macintosh', cyrillicAndArabic, 2),
  // Р and С begin half of all such pairs, and with others they begin Russian names.
  disguiseOf('windows-1251', cyrillicAndArabic, 2),
  disguiseOf('rk1048', cyrillicAndArabic, 2),
  disguiseOf('cp866', cyrillicAndArabic, 2),
  disguiseOf('windows-1256', cyrillicAndArabic, 4),
];

/** Whether any such pair is there at all: in nearly every text none is. */
const anyPair = new RegExp(disguises.map(({ pairs }) => pairs.source).join('|'));

function disguiseOf(codePage: string, first: readonly number[], pairsMin: number): Disguise {
  const second = Array.from({ length: 0x40 }, (_, at) => 0x80 + at);
  const pairs = `[${charactersOf(first, codePage)}][${charactersOf(second, codePage)}]`;
  return { pairs: new RegExp(pairs, 'g'), pairsMin };
}

function charactersOf(bytes: readonly number[], codePage: string): string {
  const text = iconv.decode(Buffer.from(bytes), codePage).replaceAll('\uFFFD', '');
  return text.replace(/[\]\\^-]/g, '\\$&');
}

/** True for a text that its sender cannot have written. */
export function isGarbled(text: string): boolean {
  if (!beyondAscii.test(text)) return false;
  if (plainCyrillic.test(text)) return isUpsideDown(text);
  return lost.test(text) || isDisguised(text) || isOtherCodePage(text);
}

/** UTF-8 read as a code page: nearly everything beyond ASCII comes in pairs. */
function isDisguised(text: string): boolean {
  if (!anyPair.test(text)) return false;
  let foreign = 0;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) foreign += 1;
  return disguises.some(({ pairs, pairsMin }) => {
    const found = text.match(pairs)?.length ?? 0;
    return found >= pairsMin && found * 2 >= foreign * 0.8;
  });
}

/** `юЯЮМНБЮ`: no language writes capitals after the first letter alone. */
function isUpsideDown(text: string): boolean {
  return maybeUpsideDown.test(text) && upsideDown.test(text) && !/\p{Lu}\p{L}*\p{Ll}/u.test(text);
}

/** `Àñàíîâà`: nor words of accents alone. */
function isOtherCodePage(text: string): boolean {
  if (isUpsideDown(text)) return true;
  if (!/[À-ÿ]/.test(text)) return false;
  const accents = text.match(/[À-ÖØ-öø-ÿ]/g)?.length ?? 0;
  return accents >= 3 && accents * 2 > (text.match(/\p{L}/gu)?.length ?? 0);
}
