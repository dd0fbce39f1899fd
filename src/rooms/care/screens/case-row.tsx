// A case as a row: who, how old, where the case stands, who leads it, and the safety clock.

import { useWords } from '../../../web/i18n/use-words.ts';
import type { ListRow } from '../../../web/kit/list.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { ProvinceName } from '../../../web/kit/provinces.tsx';
import { AgeText } from '../../people/public-web.ts';
import { Clock } from './clock.tsx';
import type { CaseRow } from './shapes.ts';

export function useCaseRow({
  showsStaff,
}: {
  readonly showsStaff: boolean;
}): (row: CaseRow) => ListRow {
  const { t } = useWords();
  const staff = ({ lead, supervisor }: CaseRow): ListRow['text'] => [
    lead ? t('care.case.leadIs', { name: lead.name ?? '—' }) : t('care.case.noLead'),
    !supervisor && t('care.case.noSupervisor'),
  ];
  return (row) => ({
    key: row.caseId,
    title: row.name ?? row.personCode,
    text: [
      row.code,
      <AgeText key="age" age={row.age} />,
      t(`care.states.${row.state}`),
      row.province && <ProvinceName key="province" code={row.province} />,
      row.householdCode && t('care.case.household', { code: row.householdCode }),
      ...(showsStaff ? staff(row)! : []),
    ],
    aside: (
      <>
        {row.mayBeMinor && <Badge kind="info">{t('care.case.child')}</Badge>}
        <Badge kind={row.priority === 'high' ? 'warning' : 'plain'}>
          {t(`care.priorities.${row.priority}`)}
        </Badge>
        <Clock file={row} />
      </>
    ),
  });
}
