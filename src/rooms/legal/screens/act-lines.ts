// When the act is said to have happened. The form first asks how much is known, then only for that:
// people who are asked for a day invent one, and the day decides which law applies and how old the
// person was.

import { tables } from '../../../engine/languages/tables.ts';
import { type Birth, bornInMonth, bornInYear } from '../../../kernel/birth.ts';
import { type Day } from '../../../kernel/day.ts';
import { useWords } from '../../../web/i18n/use-words.ts';
import type { LinesOf, TypedOf } from '../../../web/kit/lines-of.ts';
import type { ActTime } from '../matter/shapes.ts';
import { actPrecisions } from '../matter/model.ts';
import { useToday } from '../../../web/kit/use-today.ts';

export type ActQuestions = {
  readonly precision: ActTime['precision'];
  readonly day: Day | null;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly month: string | null;
  readonly year: number | null;
};

const [firstYear, lastYear] = [1900, 2099];

/** From what is being typed or was sent; null while something is missing or invalid. */
export function findAct(act: ActQuestions | TypedOf<ActQuestions>): ActTime | null {
  const { precision, day, from, to } = act;
  const [year, month] = [Number(act.year), Number(act.month)];
  const isYear = Number.isInteger(year) && year >= firstYear && year <= lastYear;
  switch (precision) {
    case 'day':
      return day ? { from: day, to: day, precision } : null;
    case 'month':
      return isYear && month > 0 ? spanOf(bornInMonth(year, month), precision) : null;
    case 'year':
      return isYear ? spanOf(bornInYear(year), precision) : null;
    case 'period':
      return from && to && from <= to ? { from, to, precision } : null;
    case 'unknown':
      return { from: null, to: null, precision };
    case '':
      return null;
  }
}

function spanOf({ from, to }: Birth, precision: ActTime['precision']): ActTime {
  return { from, to, precision };
}

export function useActLines(): LinesOf<ActQuestions> {
  const { locale } = useWords();
  const today = useToday();
  return {
    precision: {
      is: 'list',
      label: 'shell.date.precision',
      codes: actPrecisions,
      words: (code) => `legal.act.${code}`,
      wrong: 'legal.act.missing',
    },
    day: {
      is: 'day',
      label: 'shell.date.day',
      until: today,
      when: ({ precision }) => precision === 'day',
    },
    from: {
      is: 'day',
      label: 'legal.act.from',
      until: today,
      when: ({ precision }) => precision === 'period',
    },
    to: {
      is: 'day',
      label: 'legal.act.to',
      from: ({ from }) => from || undefined,
      fromIs: 'legal.act.from',
      until: today,
      when: ({ precision }) => precision === 'period',
    },
    month: {
      is: 'list',
      label: 'shell.date.month',
      options: tables[locale].monthsAlone.map((label, at) => ({ value: String(at + 1), label })),
      when: ({ precision }) => precision === 'month',
    },
    year: {
      is: 'number',
      label: 'shell.date.year',
      least: firstYear,
      most: lastYear,
      when: ({ precision }) => precision === 'month' || precision === 'year',
    },
  };
}
