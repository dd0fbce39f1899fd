// The manager's list: every case of the organisation with minimum fields, found by state, by who
// leads it, or by what is still missing. The number of cases is shown as far as it was counted.

import type { ReactNode } from 'react';
import { formatNumber } from '../../../engine/languages/format.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { sorted } from '../../../web/kit/list-filters.tsx';
import { List } from '../../../web/kit/list.tsx';
import { paths, to } from '../../../web/paths.ts';
import type { listOrganisationCases } from '../cases/api.ts';
import { useCaseRow } from './case-row.tsx';
import { caseOrders, caseStates } from '../model.ts';
import type { CaseRow } from './shapes.ts';
import { useColleagues, workloadOf } from './colleagues.tsx';

const gaps = ['any', 'lead', 'supervisor'] as const;

export function OrganisationCases(): ReactNode {
  const { t, locale } = useWords();
  const row = useCaseRow({ showsStaff: true });
  const leads = useColleagues('case-manager').data?.colleagues ?? [];
  return (
    <List<typeof listOrganisationCases, CaseRow>
      read="GET /api/cases"
      room="care"
      label="care.cases.title"
      none={{ title: 'care.cases.none', text: 'care.cases.noneManager' }}
      perPage={30}
      search={{ label: 'care.cases.search' }}
      filters={{
        unassigned: {
          is: 'list',
          label: 'care.cases.unassigned',
          codes: gaps,
          words: (gap) => `care.cases.gaps.${gap}`,
        },
        state: {
          is: 'list',
          label: 'care.cases.state',
          codes: caseStates,
          words: (state) => `care.states.${state}`,
        },
        missed: { is: 'yes', label: 'care.cases.missed' },
        order: sorted(caseOrders, (order) => `care.cases.orders.${order}`),
        leadId: {
          is: 'list',
          label: 'care.cases.ledBy',
          options: leads.map((one) => ({
            value: one.accountId,
            label: `${one.name} (${workloadOf(one, t)})`,
          })),
        },
      }}
      count={({ count, countIsLeast }) =>
        countIsLeast
          ? t('care.cases.countLeast', { number: formatNumber(locale, count) })
          : t('care.cases.count', { count })
      }
      rows={({ cases }) => cases}
      keyOf={({ caseId }) => caseId}
      row={(found) => ({ ...row(found), to: to(paths.case, { caseId: found.caseId }) })}
    />
  );
}
