// Which form of a sentence a count takes, by our own rules. Intl is not used: a browser without
// Kazakh, Kyrgyz, Tajik or Uzbek silently counts by its own language, and one set to Russian would
// look for a form that Tajik does not have, and show nothing.

import type { Locale, PluralCategory } from './locale.ts';
import { pluralCategory } from './format.ts';

/** The forms that a counted sentence must have in each language. */
export const pluralForms: Readonly<Record<Locale, readonly PluralCategory[]>> = {
  en: ['one', 'other'],
  ru: ['one', 'few', 'many'],
  kk: ['one', 'other'],
  ky: ['one', 'other'],
  tg: ['one', 'other'],
  uz: ['one', 'other'],
};

/** Russian fractions take the same form as two: "1,5 дня". */
export function pluralForm(locale: Locale, count: number): PluralCategory {
  const category = pluralCategory(locale, count);
  return locale === 'ru' && category === 'other' ? 'few' : category;
}
