// The families of one operation as the lists and the coordinator's corrections have them. They
// arrive and are offered together.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card } from '../../../web/kit/card.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { NextPage } from '../../../web/kit/next-page.tsx';
import { Rows } from '../../../web/kit/rows.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { listFamilies } from '../api-entries.ts';
import { EntryRow } from './entry-row.tsx';
import { OperationFrame } from './operation-frame.tsx';

export function FamiliesScreen({ params: { operationId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  const address = useAddress();
  const query = useRead<typeof listFamilies>(
    'GET /api/operations/:operationId/families',
    {
      params: { operationId },
      query: { after: address.get('after') || undefined, limit: 25 },
    },
    { keepLast: true },
  );
  return (
    <OperationFrame operationId={operationId} tabTitle="operations.tabs.families">
      <Loaded
        query={query}
        room="operations"
        isEmpty={({ families }) => families.length === 0}
        empty={
          <EmptyState title={t('operations.people.none')}>
            <p>{t('operations.lists.emptyText')}</p>
          </EmptyState>
        }
      >
        {({ families, next }) => (
          <div className="stack">
            {families.map(({ id, code, entries }) => (
              <Card
                key={id}
                title={t('operations.people.family', { code })}
                actions={t('operations.families.members', { count: entries.length })}
              >
                <Rows label={t('operations.people.family', { code })}>
                  {entries.map((entry) => (
                    <EntryRow
                      key={entry.id}
                      entry={entry}
                      to={`/operations/${operationId}/people/${entry.id}`}
                    />
                  ))}
                </Rows>
              </Card>
            ))}
            <NextPage
              address={address}
              next={next}
              words={{ first: t('operations.paging.first'), next: t('operations.paging.next') }}
            />
          </div>
        )}
      </Loaded>
    </OperationFrame>
  );
}
