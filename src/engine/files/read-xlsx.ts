// Reads a workbook: the archive, the workbook parts, then each sheet. For a cut-off file it can
// tell up to which row it is readable, so that the person can ask for the rest.

import { RefusedFile } from './limits.ts';
import { type ReadOptions, type Sheets } from './sheets.ts';
import { openArchive, salvageEntries, UnpackBudget } from './unzip.ts';
import { readWorkbook, type Workbook } from './xlsx-workbook.ts';
import { readWorksheet } from './xlsx-sheet.ts';

/** Throws `RefusedFile`. */
export function readXlsx(bytes: Uint8Array, options: ReadOptions): Sheets {
  let archive;
  try {
    archive = openArchive(bytes);
  } catch (error) {
    if (!(error instanceof RefusedFile) || error.code !== 'truncated') throw error;
    throw new RefusedFile('truncated', findEndOfReading(bytes));
  }
  const budget = new UnpackBudget();
  const workbook = readWorkbook(archive, budget);
  const wanted = workbook.sheets.filter(({ name }) => (options.sheet ?? name) === name);
  if (wanted.length === 0 && options.sheet !== undefined) throw new RefusedFile('sheet-not-found');
  const sheets = wanted.map((source) => readWorksheet(source, workbook, budget));
  if (sheets.every((sheet) => sheet.rows.length === 0)) throw new RefusedFile('no-rows');
  return { format: 'xlsx', encoding: 'xlsx', delimiter: null, sheets };
}

/** The last readable row of a cut-off file and its sheet, counted from 1. */
function findEndOfReading(bytes: Uint8Array): { row: number | null; sheetNumber: number } {
  const isSheet = (name: string) => /worksheets\/[^/]+\.xml$/.test(name);
  const entries = salvageEntries(bytes).filter(({ name }) => isSheet(name));
  const entry = entries.at(-1);
  const sheetNumber = Math.max(entries.length, 1);
  if (!entry) return { row: null, sheetNumber };
  const bare: Workbook = { sheets: [], dateSystem: '1900', strings: [], styles: [] };
  try {
    const sheet = readWorksheet({ name: '', entry, isHidden: false }, bare, new UnpackBudget());
    return { row: sheet.rows.at(-1)?.row ?? null, sheetNumber };
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    const { row } = error.facts;
    return { row: typeof row === 'number' && row > 0 ? row : null, sheetNumber };
  }
}
