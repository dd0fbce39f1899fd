// Above the first page: somebody failed to sign in as this person. It stays until they have read
// it, because only they know whether it was they themselves.

import type { ReactNode } from 'react';
import type { Me } from '../../engine/http/session-contract.ts';
import { formatDateTime, formatNumber } from '../../engine/languages/format.ts';
import { useAction } from '../command.ts';
import { useWords } from '../i18n/use-words.ts';
import { Button } from '../kit/button.tsx';
import { ErrorSummary } from '../kit/error-summary.tsx';
import { Notice } from '../kit/notice.tsx';
import { noteWrongTriesRead } from '../session.ts';

export function WrongTries({ me }: { readonly me: Me }): ReactNode {
  const { t, locale } = useWords();
  const action = useAction(noteWrongTriesRead);
  if (!me.wrongTries) return null;
  const { count, lastAt } = me.wrongTries;
  const last = formatDateTime(locale, new Date(lastAt), me.timeZone);
  return (
    <Notice kind="warning" title={t('shell.wrongTries.title')} isAnnounced>
      <p>{t('shell.wrongTries.text', { attempts: formatNumber(locale, count), last })}</p>
      <p>{t('shell.wrongTries.ownMistake')}</p>
      <p>{t('shell.wrongTries.notYou')}</p>
      <ErrorSummary problem={action.problem} />
      <p>
        <Button isBusy={action.isBusy} onClick={() => void action.run(me)}>
          {t('shell.wrongTries.read')}
        </Button>
      </p>
    </Notice>
  );
}
