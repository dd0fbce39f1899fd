// Shown while a restriction is entered: an existing one of the same kind, the latest last day the
// law allows, and the day from which it no longer applies.

import type { ReactNode } from 'react';
import { formatDay } from '../../../engine/languages/format.ts';
import { addDays, type Day, isDay, toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import { BilingualSafetyText } from '../../../web/kit/bilingual-text.tsx';
import { Notice } from '../../../web/kit/notice.tsx';
import type { MatterPage } from '../matter/shapes.ts';
import type { Kind } from './restriction-limits.tsx';

export type Days = {
  readonly kind: Kind | '';
  readonly startOn: string;
  readonly endOn: string;
};

/**
 * A restriction of the same kind that is in force on the new first day or ended no earlier than the
 * day before: a new entry must not serve to extend it.
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

/**
 * Shown while typing, not only after saving: one day too many would hold a person longer than the
 * law allows.
 */
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
