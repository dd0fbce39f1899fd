// Texts in a language other than the screen's, for what is printed or read aloud for someone else.

import { useEffect, useState } from 'react';
import type { Locale } from '../../engine/languages/locale.ts';
import type { WordRoom } from '../../engine/languages/word-key.ts';
import { findWords, loadWords, type Translate } from './words.ts';

/** Null while they are loading. `rooms` must be the same array on every render. */
export function useWordsIn(locale: Locale, rooms: readonly WordRoom[]): Translate | null {
  const [loaded, setLoaded] = useState<Locale | null>(null);
  useEffect(() => {
    let isCurrent = true;
    loadWords(locale, rooms).then(
      () => isCurrent && setLoaded(locale),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [locale, rooms]);
  return loaded === locale ? (key, values) => findWords(key, values, locale) ?? key : null;
}
