// The lists of one operation: those imported, those waiting for a decision, and a way to send
// another. Sending a file makes no entries: the user first sees what was understood.

import type { ReactNode } from 'react';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { formatDateTime, formatNumber } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card } from '../../../web/kit/card.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { paths, to } from '../../../web/paths.ts';
import { type Reading, useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import { useMe } from '../../../web/use-session.ts';
import type { listLists } from '../lists/api.ts';
import { OperationFrame } from './operation-frame.tsx';
import { UploadList } from './upload-list.tsx';

export type Lists = ReturnsOf<typeof listLists>;
type List = Lists['lists'][number];

export function useLists(operationId: string): Reading<Lists> {
  return useRead<typeof listLists>('GET /api/operations/:operationId/lists', {
    params: { operationId },
  });
}

export function ListsScreen({ params: { operationId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  const query = useLists(operationId);
  return (
    <OperationFrame operationId={operationId} tabTitle="operations.tabs.lists">
      <UploadList operationId={operationId} />
      <Card title={t('operations.lists.title')}>
        <Loaded
          query={query}
          room="operations"
          empty={
            <EmptyState title={t('operations.lists.empty')}>
              <p>{t('operations.lists.emptyText')}</p>
            </EmptyState>
          }
        >
          {({ lists }) => (
            <Rows label={t('operations.lists.title')}>
              {lists.map((one) => (
                <ListRow key={one.id} list={one} operationId={operationId} />
              ))}
            </Rows>
          )}
        </Loaded>
      </Card>
    </OperationFrame>
  );
}

function ListRow({
  list,
  operationId,
}: {
  readonly list: List;
  readonly operationId: string;
}): ReactNode {
  const { t, locale } = useWords();
  const { timeZone } = useMe();
  const when = (text: string): string => formatDateTime(locale, new Date(text), timeZone);
  const facts = [
    t(`operations.listKinds.${list.kind}`),
    list.importedAt
      ? t('operations.lists.importedAt', { when: when(list.importedAt) })
      : t('operations.lists.stagedAt', { when: when(list.stagedAt) }),
    list.importedAt &&
      t('operations.lists.entries', { entries: formatNumber(locale, list.entryCount) }),
    list.discardedAfter &&
      t('operations.lists.discardedAfter', { when: when(list.discardedAfter) }),
  ];
  return (
    <Row
      to={to(paths.operationList, { operationId, listId: list.id })}
      title={<bdi>{list.fileName}</bdi>}
      text={facts.filter(Boolean).join(' · ')}
      aside={
        <Badge kind={list.state === 'imported' ? 'success' : 'warning'}>
          {t(`operations.listStates.${list.state}`)}
        </Badge>
      }
    />
  );
}
