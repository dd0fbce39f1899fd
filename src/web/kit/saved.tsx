// Confirms what was just saved, once, on the page to which the form leads (`?saved=yes`), and is
// read aloud. Reloading or moving on removes it.

import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Notice } from './notice.tsx';
import { useAddress } from './use-address.ts';

export function SavedNotice(): ReactNode {
  const { t } = useWords();
  const address = useAddress();
  if (address.get('saved') === '') return null;
  return <Notice kind="success" title={t('shell.form.saved')} isAnnounced />;
}
