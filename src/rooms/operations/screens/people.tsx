// Everyone on the lists of one operation, each person once after reconciliation. The search takes
// a name in any script and stays out of the address; the filters are part of it.

import type { ReactNode } from 'react';
import { formatNumber } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { List } from '../../../web/kit/list.tsx';
import { Rows } from '../../../web/kit/rows.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { listEntries } from '../entries/api.ts';
import { entryStates } from '../entries/model.ts';
import type { Entry } from './shapes.ts';
import { EntryRow } from './entry-row.tsx';
import { OperationFrame } from './operation-frame.tsx';

export function PeopleScreen({ params: { operationId = '' } }: ScreenProps): ReactNode {
  const { t, locale } = useWords();
  return (
    <OperationFrame operationId={operationId} tabTitle="operations.tabs.people">
      <List<typeof listEntries, Entry>
        read="GET /api/operations/:operationId/entries"
        params={{ operationId }}
        room="operations"
        label="operations.tabs.people"
        none={{ title: 'operations.people.none', text: 'operations.people.noneText' }}
        search={{ label: 'operations.people.search', hint: 'operations.people.searchHint' }}
        filters={{
          state: {
            is: 'list',
            label: 'operations.people.state',
            codes: entryStates,
            words: (state) => `operations.entryStates.${state}`,
          },
          familyId: { is: 'given' },
          unresolved: { is: 'yes', label: 'operations.people.unresolved' },
          unaccompanied: { is: 'yes', label: 'operations.people.unaccompanied' },
        }}
        count={({ total, totalIsMore }) =>
          totalIsMore
            ? t('operations.people.foundMore', { total: formatNumber(locale, total) })
            : t('operations.people.found', { count: total })
        }
        rows={({ entries }) => entries}
        keyOf={({ id }) => id}
        show={(entries) => (
          <Rows label={t('operations.tabs.people')}>
            {entries.map((entry) => (
              <EntryRow
                key={entry.id}
                entry={entry}
                to={to(paths.operationEntry, { operationId, entryId: entry.id })}
              />
            ))}
          </Rows>
        )}
      />
    </OperationFrame>
  );
}
