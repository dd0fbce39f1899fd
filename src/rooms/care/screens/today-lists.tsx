// On Today, for those who see to an imported caseload: how many of it nobody has asked yet and by
// when, and until when the import can be taken back. Numbers only.

import type { ReactNode } from 'react';
import { formatDateTime, formatDay, formatNumber } from '../../../engine/languages/format.ts';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { ButtonLink } from '../../../web/kit/button-link.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useMe } from '../../../web/use-session.ts';
import type { readToday } from '../today/api.ts';

type List = ReturnsOf<typeof readToday>['lists'][number];
type TakenBack = ReturnsOf<typeof readToday>['takenBack'][number];

export function TodayLists({ lists }: { readonly lists: readonly List[] }): ReactNode {
  const { t } = useWords();
  return (
    <ul className="rows" aria-label={t('today.lists.title')}>
      {lists.map((list) => (
        <ListItem key={list.id} list={list} />
      ))}
    </ul>
  );
}

/** News, not work: nothing can be opened any more. */
export function ListsTakenBack({ lists }: { readonly lists: readonly TakenBack[] }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const at = (instant: string): string => formatDateTime(locale, new Date(instant), timeZone);
  return lists.map(({ id, importedAt, takenBackAt, files }) => (
    <Notice key={id}>
      {t('today.lists.takenBack', {
        imported: at(importedAt),
        when: at(takenBackAt),
        count: formatNumber(locale, files),
      })}
    </Notice>
  ));
}

function ListItem({ list }: { readonly list: List }): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const at = (instant: string): string => formatDateTime(locale, new Date(instant), timeZone);
  const { onGround, askBy, takeBackUntil } = list;
  return (
    <li>
      <div className="rows-item">
        <span className="rows-main">
          <span className="rows-title">{t('today.lists.list', { when: at(list.importedAt) })}</span>
          {onGround > 0 && askBy !== null && (
            <span>
              {t('today.lists.toAsk', {
                count: onGround,
                when: formatDay(locale, toDay(askBy), 'medium'),
              })}
            </span>
          )}
          {takeBackUntil !== null && (
            <span className="soft small">
              {t('today.lists.takeBack', { when: at(takeBackUntil) })}
            </span>
          )}
        </span>
        <span className="rows-aside">
          <ButtonLink to={to(paths.intakeLists)}>{t('today.lists.open')}</ButtonLink>
        </span>
      </div>
    </li>
  );
}
