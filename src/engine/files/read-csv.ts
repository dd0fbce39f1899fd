// Reads a delimited text file: finds encoding and delimiter, then one sheet of text cells. A cell
// that begins with `=` is a formula to a spreadsheet program, so it is marked as one here too and
// never leaves as a live formula by accident.

import { CsvError, parse } from 'csv-parse/sync';
import { decodeText } from './decode-text.ts';
import { cellCharactersMax, columnsMax, RefusedFile, rowsMax } from './limits.ts';
import { type Cell, type ReadOptions, type SheetRow, type Sheets } from './sheets.ts';

export const offeredDelimiters = [',', ';', '\t', '|'] as const;

/** Throws `RefusedFile`. Rows are numbered as a spreadsheet program would number them. */
export function readCsv(bytes: Uint8Array, options: ReadOptions): Sheets {
  const { text, encoding } = decodeText(bytes, options.encoding);
  const hint = /^sep=(.)\r?\n/.exec(text);
  const delimiter = options.delimiter ?? hint?.[1] ?? recogniseDelimiter(text);
  const records = parseRecords(text, delimiter);
  if (text.includes('"')) refuseSwallowedRows(records, delimiter);
  const rows: SheetRow[] = [];
  for (const [index, record] of records.entries()) {
    if (index === 0 && hint) continue;
    const cells = cellsOf(record);
    if (cells.length === 0) continue;
    const row = index + 1;
    if (rows.length >= rowsMax) throw new RefusedFile('too-many-rows', { row, limit: rowsMax });
    if ((cells.at(-1)?.column ?? 0) > columnsMax) {
      throw new RefusedFile('too-many-columns', { row, limit: columnsMax });
    }
    rows.push({ row, cells, width: record.length });
  }
  if (rows.length === 0) throw new RefusedFile('no-rows');
  const sheet = { name: '', rows, merges: [], dateSystem: '1900' as const };
  return { format: 'csv', encoding, delimiter, sheets: [sheet] };
}

/** Programs, and people who join two lists, mix them in one file: each of them ends a row. */
const lineEnds = ['\r\r\n', '\r\n', '\n', '\r'];

function parseRecords(text: string, delimiter: string): string[][] {
  try {
    return parse(text, {
      delimiter,
      record_delimiter: lineEnds,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: false,
      trim: false,
      to: rowsMax * 2,
      max_record_size: 1024 * 1024,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new RefusedFile('damaged', rowOfError(error, text));
  }
}

/** An unclosed quote swallows the rest of the file, so report the row where it opened. */
function rowOfError(error: CsvError, text: string): { row: number; quote: boolean } {
  const isQuote = error.code === 'CSV_QUOTE_NOT_CLOSED';
  const records = typeof error['records'] === 'number' ? error['records'] : 0;
  const lines = text.split(/\r\n|\n|\r/);
  return { row: Math.min(records + 1, lines.length), quote: isQuote };
}

/**
 * A quotation mark that is never closed takes the next rows into its cell, up to the next mark. The
 * counts show it: the lines of the cell have the delimiters of whole rows, which no remark has.
 */
function refuseSwallowedRows(records: readonly (readonly string[])[], delimiter: string): void {
  const usual = mostFrequent(records.map(({ length }) => length));
  if (usual < 3) return;
  for (const [index, record] of records.entries()) {
    const hasSwallowed = record.some((cell, before) => {
      if (!/[\r\n]/.test(cell)) return false;
      const widths = cell.split(/\r\n|\n|\r/).map((line) => line.split(delimiter).length);
      const after = record.length - 1 - before;
      const isFirstWhole = before + (widths[0] ?? 0) === usual;
      const isLastWhole = (widths.at(-1) ?? 0) + after === usual;
      return isFirstWhole && isLastWhole && widths.slice(1, -1).every((width) => width === usual);
    });
    if (hasSwallowed) throw new RefusedFile('damaged', { row: index + 1, quote: true });
  }
}

function cellsOf(record: readonly string[]): Cell[] {
  return record.flatMap((raw, index): Cell[] => {
    const text = raw.slice(0, cellCharactersMax).replace(/^[\s\ufeff]+|\s+$/g, '');
    const column = index + 1;
    if (text === '') return [];
    if (!text.startsWith('=') || text.length === 1) return [{ column, kind: 'text', text }];
    return [{ column, kind: 'formula', text: '', formula: text.slice(1) }];
  });
}

/** The delimiter that cuts the first lines into the most equal pieces, outside quotes. */
export function recogniseDelimiter(text: string): string {
  const lines = text
    .slice(0, 65_536)
    .split(/\r\n|\n|\r/)
    .slice(0, 60);
  const bare = lines.map((line) => line.replace(/"[^"]*"/g, '')).filter((line) => line !== '');
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of offeredDelimiters) {
    const counts = bare.map((line) => line.split(delimiter).length - 1);
    const usual = mostFrequent(counts.filter((count) => count > 0));
    const lined = counts.filter((count) => count === usual).length;
    const score = usual === 0 ? 0 : (lined / bare.length) * (1 + Math.log(usual + 1));
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function mostFrequent(numbers: readonly number[]): number {
  const times = new Map<number, number>();
  for (const number of numbers) times.set(number, (times.get(number) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
