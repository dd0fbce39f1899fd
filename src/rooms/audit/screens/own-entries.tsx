// What the trail says about one's own work: people who are recorded may see the record.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { NextPage } from '../../../web/kit/next-page.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { useRead } from '../../../web/read.ts';
import type { listOwnEntries } from '../api.ts';
import { OwnEntryTable } from './entry-table.tsx';

export function OwnEntries(): ReactNode {
  const { t } = useWords();
  const address = useAddress();
  const query = useRead<typeof listOwnEntries>(
    'GET /api/audit/own',
    {
      query: { after: address.get('after') || undefined, limit: 50 },
    },
    { keepLast: true },
  );
  return (
    <Page tabTitle="audit.own.title" lead={t('audit.own.lead')}>
      <Loaded
        query={query}
        room="audit"
        isEmpty={({ entries }) => entries.length === 0}
        empty={<EmptyState title={t('audit.own.none')} />}
      >
        {({ entries, next }) => (
          <div className="stack">
            <OwnEntryTable entries={entries} />
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
