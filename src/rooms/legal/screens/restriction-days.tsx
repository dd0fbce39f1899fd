// The last day of a restriction, large and plain, and what it means today. If the restriction is
// over, it shows since when, so that nobody has to remember that it no longer applies.

import type { ReactNode } from 'react';
import { formatDay, formatRelativeDay } from '../../../engine/languages/format.ts';
import { addDays, daysBetween, toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Badge } from '../../../web/kit/notice.tsx';
import type { Duty, Restriction } from '../restriction/shapes.ts';
import { noticeDays } from '../restriction/rules.ts';
import './legal.css';
import { useToday } from '../../../web/kit/use-today.ts';

export function LastDay({ restriction }: { readonly restriction: Restriction }): ReactNode {
  const { t, locale } = useWords();
  const today = useToday();
  const { state, lifting } = restriction;
  const lastDay = toDay(restriction.lastDay);
  if (lifting) {
    const day = formatDay(locale, toDay(lifting.onDay));
    return (
      <div>
        <p className="legal-last-day">{t(`legal.deadlines.${lifting.kind}`, { day })}</p>
        <p className="soft">
          {t('legal.restriction.liftingOrder', { number: lifting.orderNumber })}
        </p>
      </div>
    );
  }
  if (state === 'over') {
    const day = formatDay(locale, addDays(lastDay, 1));
    return (
      <div>
        <p className="legal-last-day">{t('legal.deadlines.overSince', { day })}</p>
        <BilingualSafetyText textKey="legal.rights.over" />
      </div>
    );
  }
  return (
    <div>
      <p className="soft">{t('legal.restriction.endOn')}</p>
      <p className="legal-last-day">
        <time dateTime={lastDay}>{formatDay(locale, lastDay)}</time>
      </p>
      <p>{t('legal.deadlines.ends', { when: formatRelativeDay(locale, lastDay, today) })}</p>
    </div>
  );
}

/** The state in one word; in the last thirty days also how many are left. */
export function StateBadges({ restriction }: { readonly restriction: Restriction }): ReactNode {
  const { t } = useWords();
  const today = useToday();
  const { state, isVaried } = restriction;
  const left = daysBetween(today, toDay(restriction.lastDay));
  const kind = state === 'active' ? 'warning' : state === 'ordered' ? 'info' : 'success';
  return (
    <span className="row">
      <Badge kind={kind}>{t(`legal.restrictionStates.${state}`)}</Badge>
      {isVaried && <Badge kind="plain">{t('restrictions.page.isVaried')}</Badge>}
      {state === 'active' && left <= noticeDays && (
        <Badge kind="info">
          {left === 0
            ? t('restrictions.page.endsToday')
            : t('restrictions.page.endsIn', { count: left })}
        </Badge>
      )}
    </span>
  );
}

/** Lateness is stated in words too, never by colour only. */
export function DutyBadge({ dueOn }: Pick<Duty, 'dueOn'>): ReactNode {
  const { t, locale } = useWords();
  const today = useToday();
  const isLate = dueOn < today;
  const when = formatRelativeDay(locale, toDay(dueOn), today);
  return (
    <Badge kind={isLate ? 'danger' : 'warning'}>
      {t(isLate ? 'restrictions.duty.late' : 'restrictions.duty.due', { when })}
    </Badge>
  );
}
