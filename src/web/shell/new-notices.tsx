// The number of new notices beside a word of the menu; nothing while there is none.

import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useNoticeCount } from '../notice-count.ts';

const shownMax = 99;

export function NewNotices(): ReactNode {
  const { t } = useWords();
  const count = useNoticeCount();
  if (count === 0) return null;
  const words = t('shell.newNotices', { count });
  return (
    <span className="shell-count" title={words}>
      <span aria-hidden="true">{count > shownMax ? `${shownMax}+` : count}</span>
      <span className="visually-hidden"> {words}</span>
    </span>
  );
}
