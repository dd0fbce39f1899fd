// Why a date cannot stand where it was typed: with the limit that it passes, and what happens on
// it.

import type { DayFault } from '../../engine/forms/typed-day.ts';
import { formatDay } from '../../engine/languages/format.ts';
import { useWords } from '../i18n/use-words.ts';
import { useToday } from './use-today.ts';

const ofToday = {
  'shell.form.dayTooEarly': 'shell.form.dayInPast',
  'shell.form.dayTooLate': 'shell.form.dayInFuture',
} as const;
const ofAnother = {
  'shell.form.dayTooEarly': 'shell.form.dayBefore',
  'shell.form.dayTooLate': 'shell.form.dayAfter',
} as const;
type Passed = keyof typeof ofToday;

export function useDayWords(): (fault: DayFault) => string {
  const { t, locale } = useWords();
  const today = useToday();
  return ({ words, day, limit }) => {
    if (day === undefined || !(words in ofToday)) return t(words);
    const values = { day: formatDay(locale, day, 'long') };
    if (limit) return t(ofAnother[words as Passed], { ...values, limit: t(limit) });
    return t(day === today ? ofToday[words as Passed] : words, values);
  };
}
