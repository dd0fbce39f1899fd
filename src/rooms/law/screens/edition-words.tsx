// The state of an edition as a badge, and who did what with it and when.

import type { ReactNode } from 'react';
import { formatDateTime } from '../../../engine/languages/format.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Badge, type NoticeKind } from '../../../web/kit/notice.tsx';
import { useMe } from '../../../web/use-session.ts';
import type { listLawEditions } from '../api.ts';

export type Edition = ReturnsOf<typeof listLawEditions>['editions'][number];

const badges: { readonly [S in Edition['state']]: NoticeKind | 'plain' } = {
  'in-force': 'success',
  earlier: 'plain',
  proposed: 'warning',
  declined: 'plain',
};

export function EditionState({ edition }: { readonly edition: Edition }): ReactNode {
  const { t } = useWords();
  return <Badge kind={badges[edition.state]}>{t(`lawEdit.states.${edition.state}`)}</Badge>;
}

/** "Aida, 5 May 2027, 12:10"; without a proposer, the file of the pack. */
export function useSayBy(): (by: Edition['proposed'] | null) => string | null {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  return (by) =>
    by &&
    t('lawEdit.by', {
      name: by.name ?? t('lawEdit.fromFile'),
      at: formatDateTime(locale, new Date(by.at), timeZone),
    });
}
