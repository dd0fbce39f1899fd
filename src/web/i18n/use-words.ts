// The words as React sees them: a component that calls `useWords` is drawn again when the language
// changes. Formatters for days and numbers stand in `src/engine/languages/format.ts`; they take
// the `locale` given here.

import { useSyncExternalStore } from 'react';
import type { Locale } from '../../engine/languages/locale.ts';
import { currentLocale, onLanguageChange, type Translate, translate } from './words.ts';

export function useWords(): { readonly t: Translate; readonly locale: Locale } {
  const locale = useSyncExternalStore(onLanguageChange, currentLocale);
  return { t: translate, locale };
}
