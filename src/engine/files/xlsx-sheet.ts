// Reads one worksheet as a stream: only rows with content cost anything, so a sheet that claims
// 1,048,576 rows and has one is read like a sheet of one row. Formulas are kept as text beside the
// value that the last program stored; nothing is ever calculated.

import { cellCharactersMax, columnsMax, RefusedFile, rowsMax } from './limits.ts';
import { readXml } from './read-xml.ts';
import { type Cell, type MergedRange, type Sheet, type SheetRow } from './sheets.ts';
import { type ArchiveEntry, type UnpackBudget } from './unzip.ts';
import { dayOfSerial } from './xlsx-dates.ts';
import { type Workbook } from './xlsx-workbook.ts';

type Draft = { column: number; type: string; style: number; value: string; formula: string | null };

/** Throws `RefusedFile`; its facts name the row where reading ended. */
export function readWorksheet(
  source: { readonly name: string; readonly entry: ArchiveEntry },
  workbook: Workbook,
  budget: UnpackBudget,
): Sheet {
  const reader = new WorksheetReader(source.name, workbook);
  try {
    readXml(source.entry, budget, {
      open: (name, attributes) => reader.open(name, attributes),
      text: (text) => reader.text(text),
      close: (name) => reader.close(name),
    });
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    throw new RefusedFile(error.code, { sheet: source.name, row: reader.row, ...error.facts });
  }
  const { rows, merges } = reader;
  return { name: source.name, rows, merges, dateSystem: workbook.dateSystem };
}

class WorksheetReader {
  readonly rows: SheetRow[] = [];
  readonly merges: MergedRange[] = [];
  row = 0;
  private cells: Cell[] = [];
  private draft: Draft | null = null;
  private taking: 'value' | 'formula' | null = null;
  private lastColumn = 0;
  private readonly sheetName: string;
  private readonly workbook: Workbook;

  constructor(sheetName: string, workbook: Workbook) {
    this.sheetName = sheetName;
    this.workbook = workbook;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      this.row = attributes['r'] === undefined ? this.row + 1 : Number(attributes['r']);
      this.cells = [];
      this.lastColumn = 0;
    } else if (name === 'c') {
      this.lastColumn = columnOf(attributes['r']) ?? this.lastColumn + 1;
      const style = Number(attributes['s'] ?? 0);
      const type = attributes['t'] ?? 'n';
      this.draft = { column: this.lastColumn, type, style, value: '', formula: null };
    } else if (name === 'f') {
      this.taking = 'formula';
      if (this.draft) this.draft.formula = '';
    } else if (name === 'v' || name === 't') this.taking = 'value';
    else if (name === 'rPh') this.taking = null;
    else if (name === 'mergeCell') this.merge(attributes['ref'] ?? '');
  }

  text(text: string): void {
    if (!this.draft || this.taking === null) return;
    if (this.taking === 'value') this.draft.value += text;
    else this.draft.formula = `${this.draft.formula ?? ''}${text}`;
  }

  close(name: string): void {
    if (name === 'v' || name === 't' || name === 'f') this.taking = null;
    if (name === 'c' && this.draft) {
      const cell = cellOf(this.draft, this.workbook);
      if (cell) this.cells.push(cell);
      this.draft = null;
    }
    if (name === 'row' && this.cells.length > 0) this.keepRow();
  }

  private keepRow(): void {
    if (this.rows.length >= rowsMax) throw new RefusedFile('too-many-rows', { limit: rowsMax });
    const last = this.cells.at(-1);
    if (last && last.column > columnsMax) {
      throw new RefusedFile('too-many-columns', { column: last.column, limit: columnsMax });
    }
    this.rows.push({ row: this.row, cells: this.cells });
  }

  private merge(reference: string): void {
    const parts = /^\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)$/.exec(reference);
    if (!parts || this.merges.length >= rowsMax) return;
    this.merges.push({
      firstRow: Number(parts[2]),
      lastRow: Number(parts[4]),
      firstColumn: columnOf(parts[1]) ?? 1,
      lastColumn: columnOf(parts[3]) ?? 1,
    });
  }
}

/** Null for a cell that shows nothing and has no formula. */
function cellOf(draft: Draft, workbook: Workbook): Cell | null {
  const { column, formula } = draft;
  const shown = shownBy(draft, workbook);
  const text = shown.text.slice(0, cellCharactersMax).trim();
  const isDate = shown.isDate ? { isDate: true } : {};
  const number = shown.number === undefined ? {} : { number: shown.number };
  if (formula !== null) return { column, kind: 'formula', text, formula, ...number, ...isDate };
  if (text === '') return null;
  return { column, kind: shown.kind, text, ...number, ...isDate };
}

type Shown = { kind: Cell['kind']; text: string; number?: number; isDate?: boolean };

function shownBy(draft: Draft, workbook: Workbook): Shown {
  const { type, value } = draft;
  if (type === 's') return { kind: 'text', text: workbook.strings[Number(value)] ?? '' };
  if (type === 'inlineStr' || type === 'str') return { kind: 'text', text: value };
  if (type === 'b') return { kind: 'boolean', text: value.trim() === '1' ? 'TRUE' : 'FALSE' };
  if (type === 'e') return { kind: 'error', text: value };
  if (type === 'd') return { kind: 'date-serial', text: value.slice(0, 10), isDate: true };
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return { kind: 'text', text: value };
  if (workbook.dateStyles[draft.style] === true) {
    const day = dayOfSerial(number, workbook.dateSystem);
    if (day) return { kind: 'date-serial', text: day, number, isDate: true };
  }
  return { kind: 'number', text: String(number), number };
}

/** `AB12` and `AB` are column 28. */
function columnOf(reference: string | undefined): number | null {
  if (reference === undefined) return null;
  let column = 0;
  for (const character of reference) {
    const letter = character.charCodeAt(0) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column === 0 ? null : column;
}
