// The Russian shown beside a text about safety or rights whose translation no native speaker has
// reviewed yet.

import { useEffect, useState } from 'react';
import { needsRussianBeside } from '../../engine/languages/review.ts';
import type { WordKey, WordRoom, WordValues } from '../../engine/languages/word-key.ts';
import { useWords } from './use-words.ts';
import { findWords, loadWords } from './words.ts';

/** Null if none is needed, or while it is loading. */
export function useRussianBeside(key: WordKey, values?: WordValues): string | null {
  const { locale } = useWords();
  const isNeeded = needsRussianBeside(locale, key);
  const [isLoaded, setIsLoaded] = useState(false);
  useEffect(() => {
    if (!isNeeded) return undefined;
    let isCurrent = true;
    const room = key.slice(0, key.indexOf('.')) as WordRoom;
    loadWords('ru', [room]).then(
      () => isCurrent && setIsLoaded(true),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [key, isNeeded]);
  return isNeeded && isLoaded ? findWords(key, values, 'ru') : null;
}
