// The trail as the auditor reads it: who did or read what, when, why, and which keyed pseudonyms it
// concerned. Metadata only: no name of a person and no value of a record is in it, so none can be
// searched for either.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { List } from '../../../web/kit/list.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { useMe } from '../../../web/use-session.ts';
import type { listAuditEntries } from '../api.ts';
import type { EntryShown } from '../shapes.ts';
import { AuditTabs } from './audit-tabs.tsx';
import { readFilters } from './entry-filters.ts';
import { EntryFilters } from './entry-filters-form.tsx';
import { useEntryColumns } from './entry-table.tsx';

export function Entries(): ReactNode {
  const { t } = useWords();
  const address = useAddress();
  const { timeZone } = useMe();
  const columns = useEntryColumns((name, value) => address.go({ [name]: value, after: '' }));
  return (
    <Page tabTitle="audit.entries.title" lead={t('audit.entries.lead')}>
      <AuditTabs />
      <EntryFilters address={address} />
      <List<typeof listAuditEntries, EntryShown>
        read="GET /api/audit/entries"
        room="audit"
        label="audit.entries.title"
        query={readFilters(address.get, timeZone)}
        none={{ title: 'audit.entries.none', text: 'audit.entries.noneText' }}
        rows={({ entries }) => entries}
        keyOf={({ id }) => id}
        columns={columns}
      />
    </Page>
  );
}
