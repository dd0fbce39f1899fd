// Cases as rows: who, how old, where the case stands, who leads it, and the safety clock.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Badge } from '../../../web/kit/notice.tsx';
import { ProvinceName } from '../../../web/kit/provinces.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { AgeText } from '../../people/public-web.ts';
import { Clock } from './clock.tsx';
import type { CaseRow } from './codes.ts';

export function CaseRows({
  cases,
  link,
  showsStaff = false,
}: {
  readonly cases: readonly CaseRow[];
  readonly link: (row: CaseRow) => string;
  readonly showsStaff?: boolean;
}): ReactNode {
  const { t } = useWords();
  return (
    <Rows label={t('care.cases.title')}>
      {cases.map((row) => (
        <Row
          key={row.caseId}
          to={link(row)}
          title={row.name ?? row.personCode}
          text={<RowText row={row} showsStaff={showsStaff} />}
          aside={
            <>
              {row.mayBeMinor && <Badge kind="info">{t('care.case.child')}</Badge>}
              <Badge kind={row.priority === 'high' ? 'warning' : 'plain'}>
                {t(`care.priorities.${row.priority}`)}
              </Badge>
              <Clock file={row} />
            </>
          }
        />
      ))}
    </Rows>
  );
}

function RowText({
  row,
  showsStaff,
}: {
  readonly row: CaseRow;
  readonly showsStaff: boolean;
}): ReactNode {
  const { t } = useWords();
  return (
    <>
      {row.code} · <AgeText age={row.age} /> · {t(`care.states.${row.state}`)}
      {row.province && (
        <>
          {' '}
          · <ProvinceName code={row.province} />
        </>
      )}
      {row.householdCode && ` · ${t('care.case.household', { code: row.householdCode })}`}
      {showsStaff &&
        ` · ${row.lead ? t('care.case.leadIs', { name: row.lead.name ?? '—' }) : t('care.case.noLead')}`}
      {showsStaff && !row.supervisor && ` · ${t('care.case.noSupervisor')}`}
    </>
  );
}
