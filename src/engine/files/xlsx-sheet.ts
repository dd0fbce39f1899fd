// Reads one worksheet as a stream: only rows with content cost anything, so a sheet that claims
// 1,048,576 rows and has one is read like a sheet of one row. Formulas are kept as text beside the
// value that the last program stored; nothing is ever calculated.

import { unescapeText } from './escaped-text.ts';
import { cellCharactersMax, columnsMax, RefusedFile, rowsMax } from './limits.ts';
import { readXml } from './read-xml.ts';
import { shownDigits } from './number-formats.ts';
import { RichText } from './rich-text.ts';
import { type Cell, type MergedRange, type Sheet, type SheetRow } from './sheets.ts';
import { type UnpackBudget } from './unzip.ts';
import { readSerial } from './xlsx-dates.ts';
import { plainStyle } from './xlsx-styles.ts';
import { type SheetSource, type Workbook } from './xlsx-workbook.ts';

type Draft = {
  column: number;
  type: string;
  style: number;
  value: string;
  formula: string | null;
  isStruck: boolean;
};

/** Throws `RefusedFile`; its facts name the row where reading ended. */
export function readWorksheet(
  source: SheetSource,
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
  const { dateSystem } = workbook;
  const isHidden = source.isHidden ? { isHidden: true } : {};
  return { name: source.name, rows, merges, dateSystem, ...isHidden };
}

class WorksheetReader {
  readonly rows: SheetRow[] = [];
  readonly merges: MergedRange[] = [];
  row = 0;
  private cells: Cell[] = [];
  private draft: Draft | null = null;
  private taking: 'value' | 'formula' | null = null;
  private lastColumn = 0;
  private isRowHidden = false;
  private readonly inline = new RichText();
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
      this.isRowHidden = isHiddenRow(attributes);
    } else if (name === 'c') {
      this.lastColumn = columnOf(attributes['r']) ?? this.lastColumn + 1;
      const style = Number(attributes['s'] ?? 0);
      const type = attributes['t'] ?? 'n';
      const isStruck = this.workbook.styles[style]?.isStruck === true;
      this.draft = { column: this.lastColumn, type, style, value: '', formula: null, isStruck };
    } else if (name === 'f') {
      this.taking = 'formula';
      if (this.draft) this.draft.formula = '';
    } else if (name === 'v') this.taking = 'value';
    else if (name === 'mergeCell') this.merge(attributes['ref'] ?? '');
    else this.inline.open(name, attributes);
  }

  text(text: string): void {
    if (!this.draft) return;
    if (this.taking === 'value') this.draft.value += text;
    else if (this.taking === 'formula') this.draft.formula = `${this.draft.formula ?? ''}${text}`;
    else this.inline.add(text);
  }

  close(name: string): void {
    if (name === 'v' || name === 'f') this.taking = null;
    this.inline.close(name);
    if (name === 'is') this.takeInline();
    if (name === 'c' && this.draft) {
      const cell = cellOf(this.draft, this.workbook);
      if (cell) this.cells.push(cell);
      this.draft = null;
    }
    if (name === 'row' && this.cells.length > 0) this.keepRow();
  }

  private takeInline(): void {
    const { text, isStruck } = this.inline.take();
    if (!this.draft) return;
    this.draft.value += text;
    if (isStruck) this.draft.isStruck = true;
  }

  private keepRow(): void {
    if (this.rows.length >= rowsMax) throw new RefusedFile('too-many-rows', { limit: rowsMax });
    const last = this.cells.at(-1);
    if (last && last.column > columnsMax) {
      throw new RefusedFile('too-many-columns', { column: last.column, limit: columnsMax });
    }
    const isHidden = this.isRowHidden ? { isHidden: true } : {};
    this.rows.push({ row: this.row, cells: this.cells, ...isHidden });
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

/** Rows of no height are hidden too. */
function isHiddenRow(attributes: Readonly<Record<string, string>>): boolean {
  const height = attributes['ht'];
  return /^(1|true)$/.test(attributes['hidden'] ?? '') || (height !== undefined && +height === 0);
}

/** Null for a cell that shows nothing and has no formula. */
function cellOf(draft: Draft, workbook: Workbook): Cell | null {
  const { column, formula } = draft;
  const { kind, text: whole, isStruck, ...more } = shownBy(draft, workbook);
  const text = whole.slice(0, cellCharactersMax).trim();
  const struck = draft.isStruck || isStruck ? { isStruck: true } : {};
  if (formula !== null) return { column, kind: 'formula', text, formula, ...more, ...struck };
  return text === '' ? null : { column, kind, text, ...more, ...struck };
}

const midnight = /T00:00(?::00(?:\.0+)?)?$/;

type Shown = Omit<Cell, 'column' | 'formula'>;

function shownBy(draft: Draft, workbook: Workbook): Shown {
  const { type, value } = draft;
  if (type === 's') return sharedString(value, workbook);
  if (type === 'inlineStr') return { kind: 'text', text: value };
  if (type === 'str') return { kind: 'text', text: unescapeText(value) };
  if (type === 'b')
    return { kind: 'boolean', text: /^(1|true)$/i.test(value.trim()) ? 'TRUE' : 'FALSE' };
  if (type === 'e') return { kind: 'error', text: value };
  if (type === 'd') return { kind: 'date-serial', text: value.replace(midnight, ''), isDate: true };
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return { kind: 'text', text: value };
  const style = workbook.styles[draft.style] ?? plainStyle;
  const date = style.date && readSerial(number, workbook.dateSystem, style.date);
  if (date) {
    const hasNoYear = style.date === 'no-year' ? { hasNoYear: true } : {};
    const isNearMidnight = date.isNearMidnight ? { isNearMidnight: true } : {};
    const shown = { text: date.text, number, isDate: true, ...hasNoYear, ...isNearMidnight };
    return { kind: 'date-serial', ...shown };
  }
  // Beyond 15 digits a workbook keeps only noise: 0.1 + 0.2 is shown as 0.3.
  const rounded = String(Number(number.toPrecision(15)));
  return { kind: 'number', text: shownDigits(number, style.code) ?? rounded, number };
}

/** A cell that points nowhere once held something: it is shown as faulty, never as blank. */
function sharedString(value: string, { strings }: Workbook): Shown {
  if (value.trim() === '') return { kind: 'text', text: '' };
  if (strings === null) throw new RefusedFile('damaged', { entry: 'sharedStrings' });
  const found = /^\s*\d+\s*$/.test(value) ? strings[Number(value)] : undefined;
  if (!found) return { kind: 'error', text: '\uFFFD' };
  return { kind: 'text', text: found.text, ...(found.isStruck ? { isStruck: true } : {}) };
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
