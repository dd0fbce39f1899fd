// Makes i18next count by our own rules. It asks Intl otherwise, and a browser without Kazakh,
// Kyrgyz, Tajik or Uzbek silently counts by its own language: a browser set to Russian would look
// for a form that Tajik does not have, and show nothing.

import type { i18n } from 'i18next';
import { isLocale, type Locale, type PluralCategory } from './locale.ts';
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

/** Russian fractions take the form of two: "1,5 дня". */
export function pluralForm(locale: Locale, count: number): PluralCategory {
  const category = pluralCategory(locale, count);
  return locale === 'ru' && category === 'other' ? 'few' : category;
}

/** Call once, after `init`. */
export function installPluralRules(instance: i18n): void {
  const resolver = instance.services.pluralResolver as { getRule: (code: string) => object };
  resolver.getRule = (code) => {
    const locale = isLocale(code) ? code : 'en';
    return {
      select: (count: number) => pluralForm(locale, count),
      resolvedOptions: () => ({ pluralCategories: [...pluralForms[locale]] }),
    };
  };
}
