// Which rows of a staged list still have an error, and which a person leaves out. While a row with
// an error is neither corrected nor left out by name, no import starts.

import type { SkippedRow } from './queries.ts';
import type { Understanding } from './understanding.ts';

/** As a person finds them in the file: `12`, or `Sheet!12` if there are several sheets. */
export function rowsWithErrors(
  understanding: Understanding,
  skipped: ReadonlySet<string>,
): string[] {
  const sheets = understanding.sheets.filter((sheet) => !sheet.excluded);
  return sheets.flatMap(({ sheet, errorRows }) =>
    errorRows
      .filter((row) => !skipped.has(`${sheet}|${row}`))
      .map((row) => (sheets.length > 1 ? `${sheet}!${row}` : String(row))),
  );
}

/** Kept without the names of sheets: a sheet may be called after a family. */
export function rowsByNumber(
  understanding: Understanding,
  skipped: ReadonlySet<string>,
): SkippedRow[] {
  const numbers = new Map(understanding.sheets.map(({ sheet }, number) => [sheet, number]));
  return [...skipped].flatMap((one) => {
    const at = one.lastIndexOf('|');
    const number = numbers.get(one.slice(0, at));
    return number === undefined ? [] : [[number, Number(one.slice(at + 1))] as const];
  });
}
