// Cases: one's own for whoever holds files, those of the organisation for its manager. Filters and
// the place in the list stand in the address; a searched name does not.

import '../../../web/styles/records.css';
import type { ReactNode } from 'react';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { NextPage } from '../../../web/kit/next-page.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { SavedNotice } from '../../../web/kit/saved.tsx';
import { SearchBox } from '../../../web/kit/search-box.tsx';
import { useAddress } from '../../../web/kit/use-address.ts';
import { useRead } from '../../../web/read.ts';
import { useMe } from '../../../web/use-session.ts';
import type { listMyCases } from '../api.ts';
import { CaseRows } from './case-rows.tsx';
import { OrganisationCases } from './organisation-cases.tsx';
import { StateFilter, stateIn } from './state-filter.tsx';

export function Cases(): ReactNode {
  const { t } = useWords();
  const isManager = useMe().role === 'cso-manager';
  return (
    <Page
      tabTitle="care.cases.title"
      lead={t(isManager ? 'care.cases.leadManager' : 'care.cases.lead')}
    >
      <SavedNotice />
      {isManager ? <OrganisationCases /> : <MyCases />}
    </Page>
  );
}

function MyCases(): ReactNode {
  const { t } = useWords();
  const address = useAddress();
  const [{ text }, change] = useDraft('cases-search', { text: '' });
  const query = useRead<typeof listMyCases>(
    'GET /api/my-cases',
    {
      query: {
        state: stateIn(address),
        search: text || undefined,
        after: address.get('after') || undefined,
        limit: 30,
      },
    },
    { keepLast: true },
  );
  return (
    <>
      <div className="filters">
        <StateFilter address={address} />
        <SearchBox
          label={t('care.cases.search')}
          value={text}
          onSearch={(typed) => {
            change({ text: typed.length > 1 ? typed : '' });
            address.set({ after: '' });
          }}
        />
      </div>
      <Loaded
        query={query}
        room="care"
        isEmpty={({ cases }) => cases.length === 0}
        empty={
          <EmptyState title={t('care.cases.none')}>
            <p>{t('care.cases.noneText')}</p>
          </EmptyState>
        }
      >
        {({ cases, next }) => (
          <div className="stack">
            <CaseRows cases={cases} link={(row) => `/persons/${row.personId}`} />
            <NextPage
              address={address}
              next={next}
              words={{ first: t('care.cases.first'), next: t('care.cases.more') }}
            />
          </div>
        )}
      </Loaded>
    </>
  );
}
