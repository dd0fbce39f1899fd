// Words on paper: the language file's, with the Russian under what must not be misread and nobody
// has reviewed.

import type printWords from '../../../languages/en/print.json';
import type { Locale } from '../languages/locale.ts';
import { needsRussianBeside } from '../languages/review.ts';
import type { WordKey, WordValues } from '../languages/word-key.ts';
import { translate } from '../languages/words.ts';

declare module '../languages/word-key.ts' {
  interface Words {
    print: typeof printWords;
  }
}

export type Wording = string | { readonly text: string; readonly russian: string };

/** Says a key in one language, for paper. */
export function wordingIn(locale: Locale) {
  return (key: WordKey, values: WordValues = {}): Wording => {
    const text = translate(locale, key, values);
    return needsRussianBeside(locale, key) ? { text, russian: translate('ru', key, values) } : text;
  };
}
