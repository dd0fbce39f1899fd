// What is due to people under a restriction, shown above the list of matters: who must be told,
// whose request is waiting. The earliest day comes first. A registrar sees only how much is late in
// the court, without names.

import type { ReactNode } from 'react';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card } from '../../../web/kit/card.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { listRestrictionDuties } from '../restriction/api.ts';
import { DutyBadge } from './restriction-days.tsx';

export function RestrictionDuties(): ReactNode {
  const { t } = useWords();
  const { data } = useRead<typeof listRestrictionDuties>('GET /api/matters/restriction-duties', {});
  // If the server cannot be reached, the list of matters below says so.
  if (!data) return null;
  const { duties, lateInCourt } = data;
  return (
    <>
      {lateInCourt && lateInCourt.notices + lateInCourt.answers > 0 && (
        <LateInCourt {...lateInCourt} />
      )}
      {duties.length > 0 && (
        <Card title={t('restrictions.duty.title')}>
          <p className="soft">{t('restrictions.duty.lead')}</p>
          <Rows label={t('restrictions.duty.title')}>
            {duties.map((one) => (
              <Row
                key={one.restrictionId + one.duty + (one.requestId ?? '')}
                to={to(paths.restriction, {
                  subjectId: one.subjectId,
                  restrictionId: one.restrictionId,
                })}
                title={one.fullName}
                text={[
                  one.code,
                  t(`legal.kinds.${one.kind}`),
                  t(`restrictions.duties.${one.duty}`),
                ].join(' · ')}
                aside={<DutyBadge dueOn={one.dueOn} />}
              />
            ))}
          </Rows>
        </Card>
      )}
    </>
  );
}

function LateInCourt({
  notices,
  answers,
}: {
  readonly notices: number;
  readonly answers: number;
}): ReactNode {
  const { t } = useWords();
  return (
    <Notice kind="warning" title={t('restrictions.duty.lateInCourt')}>
      {notices > 0 && <p>{t('restrictions.duty.lateNotices', { count: notices })}</p>}
      {answers > 0 && <p>{t('restrictions.duty.lateAnswers', { count: answers })}</p>}
    </Notice>
  );
}
