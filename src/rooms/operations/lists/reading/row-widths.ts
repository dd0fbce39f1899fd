// Counts the cells of a text file's lines against its titles. A name with a comma in it moves all
// that follows one column on, a line break inside a cell makes two people of one, a line with
// another separator makes one cell of a person, and a file may end in the middle of a row. The
// counts show it, and nothing else does.

import { type SheetRow } from '../../../../engine/files/sheets.ts';
import { delimiters, type ProblemCode } from './model.ts';

type WidthProblem = Extract<ProblemCode, 'row-cut' | 'row-too-wide'>;

/** By row number. `titles` is the last column with a title, and `width` the cells of that line. */
export function findWidthProblems(
  rows: readonly SheetRow[],
  { titles, width }: { readonly titles: number; readonly width: number | undefined },
): Map<number, WidthProblem> {
  const problems = new Map<number, WidthProblem>();
  if (width === undefined || titles < 3) return problems;
  const beyond = rows.filter(({ width: own = width }) => own > Math.max(width, titles));
  // A column of remarks without a title is no fault of its rows.
  if (beyond.length * 2 < rows.length) {
    for (const { row } of beyond) problems.set(row, 'row-too-wide');
  }
  const last = rows.at(-1);
  const isCutOff = last !== undefined && rows.length > 1 && (last.width ?? width) < width;
  if (isCutOff && rows.slice(0, -1).every(({ width: own }) => own === width)) {
    problems.set(last.row, 'row-cut');
  }
  for (const [at, { row, width: own = width }] of rows.entries()) {
    if (rows[at] && isCutByAnother(rows[at], titles)) problems.set(row, 'row-cut');
    const next = rows[at + 1];
    const isSplit =
      own < width && next?.row === row + 1 && own + (next.width ?? width) === width + 1;
    if (!isSplit) continue;
    problems.set(row, 'row-cut');
    problems.set(next.row, 'row-cut');
  }
  return problems;
}

/** `Omar Saidov,2012-02-03,M` in a list whose separator is a semicolon. */
export function isCutByAnother({ cells, width }: SheetRow, titles: number): boolean {
  const [only] = cells;
  if (width !== 1 || only === undefined || titles < 3) return false;
  return delimiters.some((delimiter) => only.text.split(delimiter).length >= titles);
}
