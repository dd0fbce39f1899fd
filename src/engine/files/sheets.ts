// What every spreadsheet reader returns, whatever the file was: sheets of rows of raw cells. A cell
// keeps what the file contained and in which form; nothing here knows what a column means. Rows and
// columns are numbered from 1, as a person sees them in the spreadsheet program. A formula is text
// to show to a person. It is never evaluated, not even a harmless one.

/**
 * `date-serial`: a number that the file itself declares to be a date, by its cell style.
 * `formula`: `text` is the value that the last program stored, perhaps empty; `formula` is its
 * source.
 * `unreadable`: letters were lost or mixed up before the file came here.
 */
export const cellKinds = [
  'text',
  'number',
  'date-serial',
  'boolean',
  'formula',
  'error',
  'unreadable',
  'empty',
] as const;
export type CellKind = (typeof cellKinds)[number];

export type Cell = {
  readonly column: number;
  readonly kind: CellKind;
  /**
   * As its sender sees it; a date reads `YYYY-MM-DD`, or as much of it as the style shows. Trimmed.
   */
  readonly text: string;
  /** The number behind `number`, `date-serial` and numeric formulas. */
  readonly number?: number;
  /** Without the `=`. */
  readonly formula?: string;
  /** True when the file declares a date style for this cell. */
  readonly isDate?: boolean;
  /** True for a date whose style shows no year: the spreadsheet program made the year up. */
  readonly hasNoYear?: boolean;
  /** True for a date that was stored up to two minutes before the midnight it means. */
  readonly isNearMidnight?: boolean;
  readonly isStruck?: boolean;
};

export type SheetRow = {
  readonly row: number;
  readonly cells: readonly Cell[];
  /** The sender does not see this row. */
  readonly isHidden?: boolean;
  /** How many cells a line of a text file has, the empty ones at its end counted as well. */
  readonly width?: number;
};

/** Both ends inclusive; numbers start at 1. */
export type MergedRange = {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
};

/** Excel for Windows counts from `1900`, old Macintosh files from `1904`. */
export type DateSystem = '1900' | '1904';

export type Sheet = {
  readonly name: string;
  /**
   * Only rows with content, in order; blank rows are left out and the others keep their numbers.
   */
  readonly rows: readonly SheetRow[];
  readonly merges: readonly MergedRange[];
  readonly dateSystem: DateSystem;
  readonly isHidden?: boolean;
};

export type Sheets = {
  readonly format: 'xlsx' | 'csv';
  /** `xlsx` for a workbook, otherwise the character encoding the text was read with. */
  readonly encoding: string;
  readonly delimiter: string | null;
  readonly sheets: readonly Sheet[];
};

export type ReadOptions = {
  readonly name: string;
  /** Read only the sheet of this name. */
  readonly sheet?: string;
  /** A person's correction; it overrides what was recognised. */
  readonly encoding?: string;
  readonly delimiter?: string;
};

export const fileRefusalCodes = [
  'empty-file',
  'no-rows',
  'truncated',
  'damaged',
  'not-a-spreadsheet',
  'password-protected',
  'too-large',
  'too-many-rows',
  'too-many-columns',
  'sheet-not-found',
  'encoding-not-known',
] as const;
export type FileRefusalCode = (typeof fileRefusalCodes)[number];
