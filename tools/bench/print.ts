// What it costs to print: papers of growing length laid out as in the server, warm, with the first
// one, which loads the compiler and the fonts, by itself.

import { type Paper, printPaper } from '../../src/engine/print/print.ts';
import { median, rounded } from './statistics.ts';

export type PrintReport = {
  readonly machine: string;
  readonly firstMilliseconds: number;
  readonly papers: readonly {
    readonly rows: number;
    readonly kilobytes: number;
    readonly medianMilliseconds: number;
    /** How many times as long as a paper of one row. */
    readonly ratioToOne: number;
  }[];
};

const turns = 15;

export function measurePrint(machine: string): PrintReport {
  const firstMilliseconds = rounded(timed(paperOf(1, 'first')).took, 1);
  const measured = [1, 20, 100, 500].map((rows) => {
    const all = Array.from({ length: turns }, (_, turn) => timed(paperOf(rows, `${turn}`)));
    return {
      rows,
      kilobytes: rounded(all[0]!.bytes / 1024, 1),
      medianMilliseconds: rounded(median(all.map(({ took }) => took)), 1),
    };
  });
  const one = measured[0]!.medianMilliseconds;
  const papers = measured.map((row) => ({
    ...row,
    ratioToOne: rounded(row.medianMilliseconds / one, 1),
  }));
  return { machine, firstMilliseconds, papers };
}

export function printTable({ machine, firstMilliseconds, papers }: PrintReport): string {
  const lines = papers.map(({ rows, kilobytes, medianMilliseconds, ratioToOne }) =>
    [rows, kilobytes, medianMilliseconds, ratioToOne]
      .map((one) => String(one).padStart(12))
      .join(''),
  );
  return [
    `${machine}; the first paper ${firstMilliseconds} ms`,
    '',
    ['rows', 'kB', 'median ms', '× one row'].map((one) => one.padStart(12)).join(''),
    ...lines,
    '',
  ].join('\n');
}

/** A paper whose words differ from turn to turn, so that nothing laid out before is used again. */
function paperOf(rows: number, turn: string): Paper {
  const row = (at: number) => ['10:30', '12', 'Судья', `K-${turn}-${at}`, 'Ақмарал Серікқызы'];
  return {
    locale: 'kk',
    title: 'Отырыстар',
    heading: 'Отырыстар',
    mark: turn,
    isLarge: false,
    blocks: [
      {
        is: 'table',
        widths: [2, 2, 3, 3, 5],
        head: ['Уақыты', 'Зал', 'Судья', 'Код', 'Аты-жөні'],
        groups: [{ title: null, rows: Array.from({ length: rows }, (_, at) => row(at)) }],
      },
    ],
  };
}

function timed(paper: Paper): { readonly took: number; readonly bytes: number } {
  const start = performance.now();
  const { length } = printPaper(paper);
  return { took: performance.now() - start, bytes: length };
}
