// Everybody on the lists of one operation, each person once after reconciliation. The search takes
// a name in any script and stays out of the address; the filters are part of it.

import type { ReactNode } from 'react';
import { formatNumber } from '../../../engine/languages/format.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Button } from '../../../web/kit/button.tsx';
import { Checkbox } from '../../../web/kit/choices.tsx';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { NextPage } from '../../../web/kit/next-page.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { Rows } from '../../../web/kit/rows.tsx';
import { SearchBox } from '../../../web/kit/search-box.tsx';
import { Select } from '../../../web/kit/text-field.tsx';
import { type Address, useAddress } from '../../../web/kit/use-address.ts';
import { useRead } from '../../../web/read.ts';
import type { ScreenProps } from '../../../web/screen.ts';
import type { listEntries } from '../api-entries.ts';
import { entryStates } from './codes.ts';
import { EntryRow } from './entry-row.tsx';
import { OperationFrame } from './operation-frame.tsx';

export function PeopleScreen({ params: { operationId = '' } }: ScreenProps): ReactNode {
  const { t, locale } = useWords();
  const address = useAddress();
  const [{ text }, change] = useDraft(`entries-search/${operationId}`, { text: '' });
  const query = useEntries(operationId, address, text);
  return (
    <OperationFrame operationId={operationId} tabTitle="operations.tabs.people">
      <SearchBox
        label={t('operations.people.search')}
        hint={t('operations.people.searchHint')}
        value={text}
        onSearch={(typed) => {
          change({ text: typed });
          address.set({ after: '' });
        }}
      />
      <Filters address={address} />
      <Loaded
        query={query}
        room="operations"
        isEmpty={({ entries }) => entries.length === 0}
        empty={
          <EmptyState title={t('operations.people.none')}>
            <p>{t('operations.people.noneText')}</p>
          </EmptyState>
        }
      >
        {({ entries, next, total, totalIsMore }) => (
          <div className="stack">
            <p role="status" className="soft">
              {totalIsMore
                ? t('operations.people.foundMore', { total: formatNumber(locale, total) })
                : t('operations.people.found', { count: total })}
            </p>
            <Rows label={t('operations.tabs.people')}>
              {entries.map((entry) => (
                <EntryRow
                  key={entry.id}
                  entry={entry}
                  to={`/operations/${operationId}/people/${entry.id}`}
                />
              ))}
            </Rows>
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

function useEntries(operationId: string, address: Address, text: string) {
  const flag = (name: string): 'true' | undefined =>
    address.get(name) === 'true' ? 'true' : undefined;
  return useRead<typeof listEntries>(
    'GET /api/operations/:operationId/entries',
    {
      params: { operationId },
      query: {
        search: text.length > 1 ? text : undefined,
        state: entryStates.find((state) => state === address.get('state')),
        familyId: address.get('familyId') || undefined,
        unresolved: flag('unresolved'),
        unaccompanied: flag('unaccompanied'),
        after: address.get('after') || undefined,
        limit: 50,
      },
    },
    { keepLast: true },
  );
}

function Filters({ address }: { readonly address: Address }): ReactNode {
  const { t } = useWords();
  const state = entryStates.find((one) => one === address.get('state')) ?? '';
  const flags = ['unresolved', 'unaccompanied'] as const;
  const names = ['state', 'familyId', ...flags];
  return (
    <div className="stack">
      <Select
        label={t('operations.people.state')}
        isOptional
        value={state}
        options={optionsOf(entryStates, (code) => t(`operations.entryStates.${code}`))}
        onChange={(chosen: string) => address.set({ state: chosen, after: '' })}
      />
      <div className="row">
        {flags.map((flag) => (
          <Checkbox
            key={flag}
            label={t(`operations.people.${flag}`)}
            isChecked={address.get(flag) === 'true'}
            onChange={(isOn) => address.set({ [flag]: isOn ? 'true' : '', after: '' })}
          />
        ))}
        {names.some((name) => address.get(name) !== '') && (
          <Button
            kind="quiet"
            onClick={() =>
              address.set({ ...Object.fromEntries(names.map((name) => [name, ''])), after: '' })
            }
          >
            {t('operations.people.clear')}
          </Button>
        )}
      </div>
    </div>
  );
}
