// Looking up the cells of a figure. A cell that is not shown stays unknown: nothing here computes
// it from totals, and a bar is drawn only for a count that is shown.

import type { Figure } from '../shapes.ts';

export const totalKey = 'total';

/**
 * A shown count; not shown (a small group, a count from which one could be computed, or a sum with
 * such a part: the gate does not say which); no such cell.
 */
export type Shown = number | 'not-shown' | 'none';

/** Reads a cell, or a sum of cells that the figure allows, by row and column. */
export function cellsOf(figure: Figure): (row: string, column: string) => Shown {
  const cells = new Map(figure.cells.map((cell) => [`${cell.row}\n${cell.column}`, cell]));
  const one = (row: string, column: string): Shown => {
    const cell = cells.get(`${row}\n${column}`);
    return cell ? (cell.count ?? 'not-shown') : 'none';
  };
  return (row, column) => {
    const parts = figure.definition.sums[column];
    if (!parts) return one(row, column);
    const shown = parts.map((part) => one(row, part));
    return shown.reduce(
      (sum: Shown, each) =>
        typeof sum === 'number' && typeof each === 'number' ? sum + each : 'not-shown',
      0,
    );
  };
}

/** The whole first, then sums, then parts: planned, boarded, arrived and so on. */
export function columnsOf(figure: Figure): readonly string[] {
  const parts = figure.columns.filter((column) => column !== totalKey);
  const whole = figure.columns.filter((column) => column === totalKey);
  return [...whole, ...Object.keys(figure.definition.sums), ...parts];
}

/** The largest shown count outside the totals; at least 1, so that it may divide. */
export function largestCount(figure: Figure): number {
  const counts = figure.cells
    .filter((cell) => cell.row !== totalKey && cell.column !== totalKey)
    .map((cell) => cell.count ?? 0);
  return Math.max(1, ...counts);
}

/** Three steps of colour for the map, by the share of the largest count; 0 for none. */
export function stepOf(count: number, largest: number): 0 | 1 | 2 | 3 {
  if (count === 0) return 0;
  const share = count / largest;
  return share <= 1 / 3 ? 1 : share <= 2 / 3 ? 2 : 3;
}

/** The counts of each step that can occur; a step without any is left out. */
export function rangesOf(
  largest: number,
): readonly { readonly step: 1 | 2 | 3; readonly from: number; readonly to: number }[] {
  const [first, second] = [Math.floor(largest / 3), Math.floor((largest * 2) / 3)];
  const ranges = [
    { step: 1, from: 1, to: first },
    { step: 2, from: first + 1, to: second },
    { step: 3, from: second + 1, to: largest },
  ] as const;
  return ranges.filter(({ from, to }) => from <= to);
}
