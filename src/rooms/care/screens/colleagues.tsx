// Choosing a colleague with the workload beside each name: open cases out of the usual number, so
// that no colleague gets too many by oversight.

import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Loaded } from '../../../web/kit/loaded.tsx';
import type { Option } from '../../../web/kit/text-field.tsx';
import { type Reading, useRead } from '../../../web/read.ts';
import type { listColleagues } from '../../workforce/public.ts';

type Colleagues = ReturnsOf<typeof listColleagues>;
export type Colleague = Colleagues['colleagues'][number];

export function useColleagues(role: Colleague['role'] | undefined): Reading<Colleagues> {
  return useRead<typeof listColleagues>('GET /api/colleagues', { query: { role } });
}

/** "18 of 25 open cases" */
export function workloadOf(
  { openCases, norm }: Colleague,
  t: ReturnType<typeof useWords>['t'],
): string {
  if (openCases === null) return t('care.workload.unknown');
  if (norm === null) return t('care.workload.open', { count: openCases });
  return t(openCases > norm ? 'care.workload.over' : 'care.workload.ofNorm', {
    open: openCases,
    norm,
  });
}

export function optionOf(
  colleague: Colleague,
  t: ReturnType<typeof useWords>['t'],
): Required<Option<string>> {
  return {
    value: colleague.accountId,
    label: colleague.name,
    hint: workloadOf(colleague, t),
  };
}

/** The choices of a field that asks for a colleague, and what it says when there are none. */
export function useColleagueOptions(role: Colleague['role']) {
  const { t } = useWords();
  const query = useColleagues(role);
  return {
    options: (query.data?.colleagues ?? []).map((one) => optionOf(one, t)),
    under: () => (
      <Loaded
        query={query}
        room="care"
        empty={<p>{t('care.assign.nobody', { role: t(`shell.roles.${role}`) })}</p>}
      >
        {() => null}
      </Loaded>
    ),
  };
}
