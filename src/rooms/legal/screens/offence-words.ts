// The penalty and dates of an offence in words, for every screen that shows one.

import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import type { OffenceShown } from '../charge/shapes.ts';

type Shown = Pick<OffenceShown, 'from' | 'until' | 'monthsMin' | 'monthsMax'>;

export function useOffenceWords(): {
  readonly penalty: (offence: Shown) => string;
  readonly span: (offence: Shown) => string;
} {
  const { t, locale } = useWords();
  const months = (count: number | 'life') =>
    count === 'life' ? t('law.life') : t('law.months', { count });
  const say = (day: string) => formatDay(locale, toDay(day));
  return {
    penalty: ({ monthsMin, monthsMax }) => {
      if (monthsMax === null) return t('law.notKnown');
      return monthsMin === null
        ? t('proceedings.law.penaltyUpTo', { most: months(monthsMax) })
        : t('proceedings.law.penaltyBetween', {
            least: months(monthsMin),
            most: months(monthsMax),
          });
    },
    span: ({ from, until }) =>
      until === null
        ? t('law.since', { from: say(from) })
        : t('law.between', { from: say(from), until: say(until) }),
  };
}
