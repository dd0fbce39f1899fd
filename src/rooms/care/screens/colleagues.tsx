// Choosing a colleague with the workload beside each name: open cases out of the usual number, so
// that nobody is given more only because nobody looked.

import type { ReactNode } from 'react';
import type { ReturnsOf } from '../../../kernel/contract.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { RadioGroup } from '../../../web/kit/choices.tsx';
import { Loaded } from '../../../web/kit/loaded.tsx';
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

export function ColleagueChoice({
  label,
  name,
  role,
  value,
  onChange,
}: {
  readonly label: string;
  readonly name: string;
  readonly role: Colleague['role'];
  readonly value: string;
  readonly onChange: (accountId: string) => void;
}): ReactNode {
  const { t } = useWords();
  const query = useColleagues(role);
  return (
    <Loaded
      query={query}
      room="care"
      empty={<p>{t('care.assign.nobody', { role: t(`shell.roles.${role}`) })}</p>}
    >
      {({ colleagues }) => (
        <RadioGroup
          label={label}
          name={name}
          value={value}
          isRequired
          onChange={onChange}
          options={colleagues.map((one) => ({
            value: one.accountId,
            label: one.name,
            hint: workloadOf(one, t),
          }))}
        />
      )}
    </Loaded>
  );
}
