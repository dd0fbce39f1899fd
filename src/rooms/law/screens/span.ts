// From when until when something is in force, as one phrase.

import { formatDay } from '../../../engine/languages/format.ts';
import { toDay } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';

type Span = { readonly from: string; readonly until: string | null };

export function useSpan(): (span: Span) => string {
  const { t, locale } = useWords();
  const say = (day: string) => formatDay(locale, toDay(day));
  return ({ from, until }) =>
    until === null
      ? t('law.since', { from: say(from) })
      : t('law.between', { from: say(from), until: say(until) });
}
