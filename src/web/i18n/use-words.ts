// Texts for React: a component that calls `useWords` re-renders when the language changes.
// Formatters for days and numbers are in `src/engine/languages/format.ts`; they take the `locale`
// returned here.

import { useSyncExternalStore } from 'react';
import type { Locale } from '../../engine/languages/locale.ts';
import { currentLocale, onLanguageChange, type Translate, translate } from './words.ts';

export function useWords(): { readonly t: Translate; readonly locale: Locale } {
  const locale = useSyncExternalStore(onLanguageChange, currentLocale, currentLocale);
  return { t: translate, locale };
}
