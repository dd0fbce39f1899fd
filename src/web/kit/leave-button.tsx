// The way out for a person who has no Escape key within reach. It is in the header, and again in
// every dialog, because a dialog blocks what is behind it.

import type { ReactNode } from 'react';
import { useRussianBeside } from '../i18n/use-russian.ts';
import { useWords } from '../i18n/use-words.ts';
import { leaveNow } from '../session.ts';
import { Button } from './button.tsx';

export function LeaveButton(): ReactNode {
  const { t } = useWords();
  const russian = useRussianBeside('shell.leaveNow');
  const hint = useRussianBeside('shell.leaveHint');
  const title = hint === null ? t('shell.leaveHint') : `${t('shell.leaveHint')} ${hint}`;
  return (
    <Button className="leave-button" icon="leave" title={title} onClick={leaveNow}>
      <span className="leave-words">
        <span>{t('shell.leaveNow')}</span>
        {russian !== null && (
          <span lang="ru" className="leave-russian">
            {russian}
          </span>
        )}
      </span>
    </Button>
  );
}
