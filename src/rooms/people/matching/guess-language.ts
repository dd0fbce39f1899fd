// Guesses the language of a written name from letters that only one alphabet of the region has and
// from the endings of patronymics. The guess prefills a form where the worker can change it.
// Matching does not use it, because one person's documents mix languages.

import { plainText } from './transliterate.ts';

export const guessableLanguages = ['kk', 'ky', 'tg', 'uz', 'ru', 'ar', 'other'] as const;
export type GuessedLanguage = (typeof guessableLanguages)[number];

// The first match wins. Letters shared by several alphabets (қ, ғ, ө) come after those that
// distinguish the alphabets.
const signs: readonly (readonly [RegExp, GuessedLanguage])[] = [
  [/[پچژگکیۀ]/u, 'other'], // Persian, Dari, Kurdish
  [/\p{Script=Arabic}/u, 'ar'],
  [/(?:уулу|кызы)(?!\p{L})/u, 'ky'],
  [/(?:ұлы|қызы)(?!\p{L})/u, 'kk'],
  [/(?:ўғли|қизи)(?!\p{L})/u, 'uz'],
  [/[ұіәһ]/u, 'kk'],
  [/[ӣӯҷ]/u, 'tg'],
  [/ў/u, 'uz'],
  [/[қғ].*[ңөү]|[ңөү].*[қғ]/u, 'kk'],
  [/[ңөү]/u, 'ky'],
  [/(?:зода|зод|пур)(?!\p{L})/u, 'tg'],
  [/ҳ/u, 'tg'],
  [/[їєґћђјљњџѝў]/u, 'other'],
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/[og][ʻ‘'`ʼ’]/u, 'uz'],
  [/(?:qizi)(?!\p{L})/u, 'uz'],
  [/(?:uly|ūly|qyzy)(?!\p{L})/u, 'kk'],
  [/(?:uulu|kyzy)(?!\p{L})/u, 'ky'],
  [/(?:zoda|zod)(?!\p{L})/u, 'tg'],
  [/[əğışçëõãñ]/u, 'other'],
];

/** Null if nothing reveals the language, as in most names in Latin letters. */
export function guessLanguage(name: string): GuessedLanguage | null {
  const plain = plainText(name);
  // With only қ and ғ it may be Kazakh, Uzbek or Tajik, so we do not guess.
  const found = signs.find(([sign]) => sign.test(plain))?.[1] ?? null;
  return found === 'ru' && /[қғ]/u.test(plain) ? null : found;
}
