// Cases: their own for those who work with people, all of the organisation for its manager. Filters
// and the place in the list are in the address; a name that was searched for is not.

import '../../../web/styles/records.css';
import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { sorted } from '../../../web/kit/list-filters.tsx';
import { List } from '../../../web/kit/list.tsx';
import { Page } from '../../../web/kit/page.tsx';
import { SavedNotice } from '../../../web/kit/saved.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useMe } from '../../../web/use-session.ts';
import type { listMyCases } from '../cases/api.ts';
import { useCaseRow } from './case-row.tsx';
import { caseOrders, caseStates } from '../model.ts';
import type { CaseRow } from './shapes.ts';
import { OrganisationCases } from './organisation-cases.tsx';

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
  const row = useCaseRow({ showsStaff: false });
  return (
    <List<typeof listMyCases, CaseRow>
      read="GET /api/my-cases"
      room="care"
      label="care.cases.title"
      none={{ title: 'care.cases.none', text: 'care.cases.noneText' }}
      perPage={30}
      search={{ label: 'care.cases.search' }}
      filters={{
        state: {
          is: 'list',
          label: 'care.cases.state',
          codes: caseStates,
          words: (state) => `care.states.${state}`,
        },
        order: sorted(caseOrders, (order) => `care.cases.orders.${order}`),
      }}
      rows={({ cases }) => cases}
      keyOf={({ caseId }) => caseId}
      row={(found) => ({ ...row(found), to: to(paths.person, { personId: found.personId }) })}
    />
  );
}
