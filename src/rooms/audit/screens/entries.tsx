// The trail as the auditor reads it: who did or read what, when, why, and which keyed pseudonyms it
// concerned. Metadata only: no name of a person and no value of a record is in it, so none can be
// searched for either.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { NextPage } from '../../../web/kit/next-page.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { useRead } from '../../../web/read.ts';
import { useMe } from '../../../web/use-session.ts';
import type { listAuditEntries } from '../api.ts';
import { AuditTabs } from './audit-tabs.tsx';
import { readFilters } from './entry-filters.ts';
import { EntryFilters } from './entry-filters-form.tsx';
import { EntryTable } from './entry-table.tsx';

export function Entries(): ReactNode {
  const { t } = useWords();
  const address = useAddress();
  const { timeZone } = useMe();
  const query = useRead<typeof listAuditEntries>(
    'GET /api/audit/entries',
    {
      query: {
        ...readFilters(address.get, timeZone),
        after: address.get('after') || undefined,
        limit: 50,
      },
    },
    { keepLast: true },
  );
  const narrow = (name: 'account' | 'pseudonym', value: string): void =>
    address.go({ [name]: value, after: '' });
  return (
    <Page tabTitle="audit.entries.title" lead={t('audit.entries.lead')}>
      <AuditTabs />
      <EntryFilters address={address} />
      <Loaded
        query={query}
        room="audit"
        isEmpty={({ entries }) => entries.length === 0}
        empty={
          <EmptyState title={t('audit.entries.none')}>
            <p>{t('audit.entries.noneText')}</p>
          </EmptyState>
        }
      >
        {({ entries, next }) => (
          <div className="stack">
            <EntryTable entries={entries} onNarrow={narrow} />
            <NextPage
              address={address}
              next={next}
              words={{ first: t('audit.first'), next: t('audit.next') }}
            />
          </div>
        )}
      </Loaded>
    </Page>
  );
}
