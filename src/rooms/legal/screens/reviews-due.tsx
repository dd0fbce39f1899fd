// Reviews of detention that are due or overdue, shown above the list of matters; empty if there are
// none.

import type { ReactNode } from 'react';
import { formatDay, formatRelativeDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card } from '../../../web/kit/card.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import { Row, Rows } from '../../../web/kit/rows.tsx';
import { paths, to } from '../../../web/paths.ts';
import { useRead } from '../../../web/read.ts';
import type { listReviewsDue } from '../detention/api.ts';
import { useToday } from '../../../web/kit/use-today.ts';

export function ReviewsDue(): ReactNode {
  const { t, locale } = useWords();
  const today = useToday();
  const { data } = useRead<typeof listReviewsDue>('GET /api/matters/detention-reviews', {});
  if (!data || data.reviews.length === 0) return null;
  return (
    <Card title={t('proceedings.detention.due')}>
      <Rows label={t('proceedings.detention.due')}>
        {data.reviews.map(
          ({ detentionId, subjectId, proceedingId, fullName, code, nextReviewOn, isOverdue }) => {
            const on = toDay(nextReviewOn);
            return (
              <Row
                key={detentionId}
                to={to(paths.proceeding, { subjectId, proceedingId })}
                title={fullName}
                text={code}
                aside={
                  <Badge kind={isOverdue ? 'danger' : 'warning'}>
                    {isOverdue
                      ? t('proceedings.detention.overdue', { day: formatDay(locale, on) })
                      : t('proceedings.detention.dueOn', {
                          when: formatRelativeDay(locale, on, today),
                        })}
                  </Badge>
                }
              />
            );
          },
        )}
      </Rows>
    </Card>
  );
}
