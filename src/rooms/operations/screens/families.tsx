// The families of one operation as the lists and the coordinator's corrections have them. They
// arrive and are offered together.

import type { ReactNode } from 'react';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card } from '../../../web/kit/card.tsx';
import { List } from '../../../web/kit/list.tsx';
import { Rows } from '../../../web/kit/rows.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { listFamilies } from '../entries/api.ts';
import { EntryRow } from './entry-row.tsx';
import { OperationFrame } from './operation-frame.tsx';

type Family = ReturnsOf<typeof listFamilies>['families'][number];

export function FamiliesScreen({ params: { operationId = '' } }: ScreenProps): ReactNode {
  const { t } = useWords();
  return (
    <OperationFrame operationId={operationId} tabTitle="operations.tabs.families">
      <List<typeof listFamilies, Family>
        read="GET /api/operations/:operationId/families"
        params={{ operationId }}
        room="operations"
        label="operations.tabs.families"
        none={{ title: 'operations.people.none', text: 'operations.lists.emptyText' }}
        perPage={25}
        rows={({ families }) => families}
        keyOf={({ id }) => id}
        show={(families) =>
          families.map(({ id, code, entries }) => (
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
                    to={to(paths.operationEntry, { operationId, entryId: entry.id })}
                  />
                ))}
              </Rows>
            </Card>
          ))
        }
      />
    </OperationFrame>
  );
}
