// What is next about this person and by when, in the lines of Today. Danger and what was said
// before stand above, with their own steps, and are not repeated.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { Card } from '../../../web/kit/card.tsx';
import { Rows } from '../../../web/kit/rows.tsx';
import type { PersonPartProps } from '../../../web/parts.ts';
import { TodayLine } from './today-line.tsx';
import { useNow } from './use-now.ts';

const saidAbove = ['urgent', 'told', 'handing'];

export function NowPart({ personId }: PersonPartProps): ReactNode {
  const { t, locale } = useWords();
  // The part of the case on the same page says why if this cannot be read.
  const { data } = useNow(personId);
  if (!data) return null;
  const items = data.items.filter(({ kind }) => !saidAbove.includes(kind));
  const isVisitShown = items.some(({ kind }) => kind === 'visit');
  return (
    <Card title={t('now.title')}>
      {items.length > 0 && (
        <Rows label={t('now.title')}>
          {items.map((item) => (
            <TodayLine
              key={`${item.kind} ${item.record} ${item.why.code}`}
              item={item}
              may={data.may}
            />
          ))}
        </Rows>
      )}
      {items.length === 0 && data.items.length === 0 && <p>{t('now.nothing')}</p>}
      {!isVisitShown && (
        <p className="soft">
          {data.nextVisitOn
            ? t('now.nextVisit', { when: formatDay(locale, toDay(data.nextVisitOn), 'medium') })
            : t('now.noVisit')}
        </p>
      )}
    </Card>
  );
}
