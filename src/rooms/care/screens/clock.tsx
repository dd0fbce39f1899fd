// The safety clock of a case in words: the person was met, must be met by a time, or was not met in
// time. The words carry it; the colour only repeats them.

import type { ReactNode } from 'react';
import { formatDateTime } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Badge } from '../../../web/kit/notice.tsx';
import { useMe } from '../../../web/use-session.ts';
import { isOver } from './case-screen.tsx';
import type { CaseRow } from './shapes.ts';

export function Clock({
  file,
}: {
  readonly file: Pick<CaseRow, 'contactMade' | 'contactMissed' | 'contactDueAt' | 'state'>;
}): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const when = formatDateTime(locale, new Date(file.contactDueAt), timeZone);
  if (file.contactMade) return <Badge kind="success">{t('care.clock.made')}</Badge>;
  if (file.contactMissed) return <Badge kind="danger">{t('care.clock.missed', { when })}</Badge>;
  if (isOver(file)) return null;
  return <Badge kind="warning">{t('care.clock.due', { when })}</Badge>;
}
