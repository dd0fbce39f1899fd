// A week of typing by form, as a table. The aim: a case manager with 25 cases spends at most 150
// minutes a week on filling in forms.

import { around, costOf, operators, secondsOf, slowestKey, sumOf } from './typing.ts';
import type { FormOfWeek } from './week-words.ts';

export const minutesMost = 150;

type Row = {
  readonly form: string;
  readonly times: number;
  readonly clicks: number;
  readonly keys: number;
  readonly seconds: number;
  readonly minutesAWeek: number;
};
export type TypingReport = {
  readonly rows: readonly Row[];
  readonly clicks: number;
  readonly keys: number;
  readonly minutesAWeek: number;
  readonly minutesMost: number;
  /** The same week of somebody who does not know the keyboard. */
  readonly minutesOfSlowest: number;
};

export function typingReport(week: readonly FormOfWeek[]): TypingReport {
  const rows = week.map((one) => rowOf(one, operators.key));
  const total = (of: (row: Row) => number, from = rows) =>
    from.reduce((all, row) => all + of(row), 0);
  return {
    rows: rows.toSorted((a, b) => b.minutesAWeek - a.minutesAWeek),
    clicks: total(({ times, clicks }) => times * clicks),
    keys: total(({ times, keys }) => times * keys),
    minutesAWeek: total(({ minutesAWeek }) => minutesAWeek),
    minutesMost,
    minutesOfSlowest: total(
      ({ minutesAWeek }) => minutesAWeek,
      week.map((one) => rowOf(one, slowestKey)),
    ),
  };
}

function rowOf({ form, times, asked }: FormOfWeek, key: number): Row {
  const cost = sumOf([around, ...asked.map(costOf)]);
  const seconds = secondsOf(cost, key);
  const { clicks, keys } = cost;
  return { form, times, clicks, keys, seconds, minutesAWeek: (seconds * times) / 60 };
}

const widths = [40, 8, 8, 8, 9, 13] as const;
const line = (cells: readonly string[]): string =>
  cells
    .map((cell, at) => (at === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[at]!)))
    .join('');

export function typingTable(report: TypingReport): string {
  const { rows, clicks, keys, minutesAWeek, minutesOfSlowest } = report;
  const slow = minutesOfSlowest.toFixed(1);
  const lines = rows.map((row) =>
    line([
      row.form,
      String(row.times),
      String(row.clicks),
      String(row.keys),
      row.seconds.toFixed(0),
      row.minutesAWeek.toFixed(1),
    ]),
  );
  return `One case manager, 25 cases, one week; keystroke-level model, ${operators.key} s a key

${line(['', 'a week', 'clicks', 'keys', 'seconds', 'min a week'])}
${lines.join('\n')}
${line(['all', '', clicks.toFixed(0), keys.toFixed(0), '', minutesAWeek.toFixed(1)])}

aim: at most ${minutesMost} minutes (${minutesAWeek <= minutesMost ? 'met' : 'not met'})
${slow} minutes for somebody who does not know the keyboard (${slowestKey} s a key)
`;
}
