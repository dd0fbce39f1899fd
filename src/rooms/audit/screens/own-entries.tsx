// What the trail says about one's own work: people who are recorded may see the record.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { List } from '../../../web/kit/list.tsx';
import { Page } from '../../../web/kit/page.tsx';
import type { listOwnEntries } from '../api.ts';
import { type OwnEntry, useOwnColumns } from './entry-table.tsx';

export function OwnEntries(): ReactNode {
  const { t } = useWords();
  const columns = useOwnColumns({ hasCodes: false });
  return (
    <Page tabTitle="audit.own.title" lead={t('audit.own.lead')}>
      <List<typeof listOwnEntries, OwnEntry>
        read="GET /api/audit/own"
        room="audit"
        label="audit.own.title"
        none={{ title: 'audit.own.none' }}
        rows={({ entries }) => entries}
        keyOf={({ id }) => id}
        columns={columns}
      />
    </Page>
  );
}
