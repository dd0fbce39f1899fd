// Countries as choices: the programme's own first, even if there is no text for it; any other name
// then comes from the browser, or is the code.

import type { Locale } from '../../engine/languages/locale.ts';
import { findWords } from '../i18n/words.ts';

/** `words`: the branch with the names ("legal.countries"). */
export function countryOptions(
  codes: readonly string[],
  home: string,
  { words, locale }: { readonly words: string; readonly locale: Locale },
): readonly { readonly value: string; readonly label: string }[] {
  const own = home.toUpperCase();
  return [...new Set([own, ...codes])].map((value) => ({
    value,
    label: findWords(`${words}.${value}`) ?? regionName(locale, value),
  }));
}

function regionName(locale: Locale, code: string): string {
  return (
    new Intl.DisplayNames([locale, 'ru'], { type: 'region', fallback: 'code' }).of(code) ?? code
  );
}
