// The title of the browser's tab. It shows on taskbars and stays in histories, so it consists only
// of texts from the language files and can never name a person or a record.

import { useEffect } from 'react';
import type { WordKey } from '../../engine/languages/word-key.ts';
import { useWords } from '../i18n/use-words.ts';

export function useTabTitle(key: WordKey): void {
  const { t } = useWords();
  const title = `${t(key)} · ${t('shell.programme')}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
