// The manager's list: every case of the organisation with minimum fields, found by state, by who
// leads it, or by what is still missing. How many there are is said as far as it was counted.

import '../../../web/styles/records.css';
import type { ReactNode } from 'react';
import { formatNumber } from '../../../engine/languages/format.ts';
import { useDraft } from '../../../web/draft.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { EmptyState, Loaded } from '../../../web/kit/loaded.tsx';
import { NextPage } from '../../../web/kit/next-page.tsx';
import { optionsOf } from '../../../web/kit/options.ts';
import { SearchBox } from '../../../web/kit/search-box.tsx';
import { type Address, useAddress } from '../../../web/kit/use-address.ts';
import { useRead } from '../../../web/read.ts';
import type { listOrganisationCases } from '../api.ts';
import { CaseRows } from './case-rows.tsx';
import { StateFilter, stateIn } from './state-filter.tsx';
import { useColleagues, workloadOf } from './colleagues.tsx';
import { Filter } from './filter.tsx';

const gaps = ['any', 'lead', 'supervisor'] as const;

export function OrganisationCases(): ReactNode {
  const { t, locale } = useWords();
  const address = useAddress();
  const [{ text }, change] = useDraft('cases-search', { text: '' });
  const query = useRead<typeof listOrganisationCases>(
    'GET /api/cases',
    {
      query: {
        state: stateIn(address),
        leadId: address.get('lead') || undefined,
        unassigned: gaps.find((gap) => gap === address.get('unassigned')),
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
        <Filters address={address} />
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
            <p>{t('care.cases.noneManager')}</p>
          </EmptyState>
        }
      >
        {({ cases, next, count, countIsLeast }) => (
          <div className="stack">
            <p className="soft" role="status">
              {countIsLeast
                ? t('care.cases.countLeast', { number: formatNumber(locale, count) })
                : t('care.cases.count', { count })}
            </p>
            <CaseRows cases={cases} link={(row) => `/cases/${row.caseId}`} showsStaff />
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

function Filters({ address }: { readonly address: Address }): ReactNode {
  const { t } = useWords();
  const leads = useColleagues('case-manager').data?.colleagues ?? [];
  return (
    <>
      <Filter
        label={t('care.cases.unassigned')}
        value={gaps.find((gap) => gap === address.get('unassigned')) ?? ''}
        options={optionsOf(gaps, (gap) => t(`care.cases.gaps.${gap}`))}
        onChange={(gap) => address.set({ unassigned: gap, after: '' })}
      />
      <StateFilter address={address} />
      <Filter
        label={t('care.cases.ledBy')}
        value={address.get('lead')}
        options={leads.map((one) => ({
          value: one.accountId,
          label: `${one.name} (${workloadOf(one, t)})`,
        }))}
        onChange={(lead) => address.set({ lead, after: '' })}
      />
    </>
  );
}
