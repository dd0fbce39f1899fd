// What is said while a restriction is entered: one of the same kind that is there already, by when
// the law ends the new one at the latest, and from when it no longer binds.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { addDays, type Day, isDay, toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import type { MatterPage } from '../matter/model.ts';
import type { Kind } from './restriction-limits.tsx';

export type Days = {
  readonly kind: Kind | '';
  readonly startOn: string;
  readonly endOn: string;
};

/**
 * One of the same kind that still binds, or ended the day before, or later: nothing lengthens that
 * one.
 */
export function SameKind({
  typed,
  matter,
}: {
  readonly typed: Days;
  readonly matter: MatterPage;
}): ReactNode {
  const { t, locale } = useWords();
  const [same] = matter.restrictions
    .filter(
      ({ kind, state, lastDay }) =>
        kind === typed.kind &&
        (typed.startOn === ''
          ? state === 'active' || state === 'ordered'
          : addDays(toDay(lastDay), 1) >= typed.startOn),
    )
    .toSorted((one, other) => (one.lastDay < other.lastDay ? 1 : -1));
  if (!same) return null;
  return (
    <Notice kind="warning" title={t('restrictions.same.title')}>
      <p>
        {t('restrictions.same.until', {
          number: same.orderNumber,
          day: formatDay(locale, toDay(same.lastDay)),
        })}
      </p>
      <BilingualSafetyText textKey="restrictions.deadlines.ownOrder" />
    </Notice>
  );
}

export function AfterFirstDay({ latest }: { readonly latest: Day | null }): ReactNode {
  const { t, locale } = useWords();
  return (
    <p role="status">
      {latest !== null && t('restrictions.limit.latest', { day: formatDay(locale, latest) })}
    </p>
  );
}

type BoundsProps = {
  readonly startOn: string;
  readonly endOn: string;
  readonly latest: Day | null;
};

/** Said at once, not only when one saves: a day too late would hold somebody beyond the law. */
export function AfterLastDay({ startOn, endOn, latest }: BoundsProps): ReactNode {
  const { t, locale } = useWords();
  if (!isDay(endOn)) return <p role="status" />;
  const wrong =
    endOn < startOn
      ? t('problems.ends-before-it-starts')
      : latest !== null && endOn > latest
        ? t('restrictions.limit.beyond', { day: formatDay(locale, latest) })
        : null;
  return (
    <p role="status" className={wrong ? 'field-error' : undefined}>
      {wrong ?? t('legal.deadlines.freeFrom', { day: formatDay(locale, addDays(endOn, 1)) })}
    </p>
  );
}
