// What one has just saved, said once on the page to which the form leads (`?saved=yes`), and read
// aloud. Reloading or going on takes it away.

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
