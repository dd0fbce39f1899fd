// Choosing a colleague with the workload beside each name: open cases out of the usual number, so
// that no colleague gets too many by oversight.

import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Loaded } from '../../../web/kit/loaded.tsx';
import { pickName } from '../../../web/kit/pick-name.ts';
import { useProvinces } from '../../../web/kit/provinces.tsx';
import type { Option } from '../../../web/kit/text-field.tsx';
import { type Reading, useRead } from '../../../web/read.ts';
import { spokenLanguages } from '../../workforce/model.ts';
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

/** With the workload, and where and in which languages the colleague works. */
export function useColleagueOption(): (colleague: Colleague) => Required<Option<string>> {
  const { t, locale } = useWords();
  const provinces = useProvinces();
  return (colleague) => {
    const { accountId, name, province, languages } = colleague;
    const place = province && pickName(provinces[province] ?? {}, locale, province);
    const spoken = spokenLanguages.filter((one) => languages.includes(one));
    const hint = [
      workloadOf(colleague, t),
      place,
      spoken.map((one) => t(`people.languages.${one}`)).join(', '),
    ];
    return { value: accountId, label: name, hint: hint.filter(Boolean).join(' · ') };
  };
}

/** The choices of a field that asks for a colleague, and what it says when there are none. */
export function useColleagueOptions(role: Colleague['role']) {
  const { t } = useWords();
  const optionOf = useColleagueOption();
  const query = useColleagues(role);
  return {
    options: (query.data?.colleagues ?? []).map(optionOf),
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
