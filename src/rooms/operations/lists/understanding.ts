// How a file was understood, as it is kept in the stage: sheet by sheet, with a person's
// corrections on top. Reading runs in a thread of its own with a deadline; what a person saw is
// kept unchanged, so that confirming imports exactly that.

import { type Day, toDay } from '../../../kernel/day.ts';
import { done, type Outcome, refuse } from '../../../kernel/outcome.ts';
import { optionsOfColumns } from './column-choices.ts';
import type { PreviewColumn, Problem, SheetPreview } from './reading/model.ts';
import type {
  FilePreview,
  FileReading,
  PreviewOptions,
  RefusedSheet,
} from './reading/preview-file.ts';
import { previewInWorker, type TimedRefusalCode } from './reading/preview-in-worker.ts';
import type { PreviewRow, PreviewSheet, SheetCorrection } from './shapes.ts';

export const pageRows = 200;
const errorRowsShown = 1_000;

/** What a person said about the file as a whole and about single sheets. */
export type Corrections = {
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly listedOn: Day | null;
  readonly dayMonthOrder: 'day-first' | 'month-first' | null;
  readonly sheets: readonly SheetCorrection[];
};
export const noCorrections: Corrections = {
  encoding: null,
  delimiter: null,
  listedOn: null,
  dayMonthOrder: null,
  sheets: [],
};

export type Understanding = {
  readonly encoding: string;
  readonly delimiter: string | null;
  readonly corrections: Corrections;
  readonly sheets: readonly KeptSheet[];
};
/** `toCheck`: the places of the rows to look at among all rows of the sheet, counted from 0. */
type KeptSheet = PreviewSheet & { readonly toCheck: readonly number[] };
export type ReadList = {
  readonly understanding: Understanding;
  /** In the order of `understanding.sheets`. */
  readonly rows: readonly (readonly PreviewRow[])[];
};
export type ListFile = {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly today: Day;
  readonly timeZone: string;
};
export type ReadRefusal = TimedRefusalCode;

/** Reads the whole file once, and each corrected sheet once more with its corrections. */
export async function readList(
  file: ListFile,
  corrections: Corrections,
): Promise<Outcome<ReadList, ReadRefusal>> {
  const shared: PreviewOptions = {
    today: file.today,
    timeZone: file.timeZone,
    ...(corrections.encoding === null ? {} : { encoding: corrections.encoding }),
    ...(corrections.delimiter === null ? {} : { delimiter: corrections.delimiter }),
    ...(corrections.listedOn === null ? {} : { listDate: corrections.listedOn }),
    ...(corrections.dayMonthOrder === null ? {} : { dayMonthOrder: corrections.dayMonthOrder }),
  };
  const only = corrections.sheets.length === 1 ? corrections.sheets[0] : undefined;
  const whole = await preview(file, shared);
  // A file refused for its only sheet may be readable with that sheet's correction.
  if (!whole.ok && !only) return whole;
  const previews = new Map<string, FilePreview>();
  const refused = new Map<string, KeptSheet>();
  for (const one of whole.ok ? whole.value.previews : []) previews.set(one.sheet, one);
  for (const one of whole.ok ? whole.value.refusedSheets : []) {
    refused.set(one.sheet, refusedSheet(one));
  }
  for (const correction of corrections.sheets.filter(changesReading)) {
    const again = await preview(file, { ...shared, ...optionsOf(correction) });
    if (!again.ok) return again;
    for (const one of again.value.previews) {
      previews.set(one.sheet, one);
      refused.delete(one.sheet);
    }
  }
  const [first] = previews.values();
  if (!first) return whole.ok ? refuse('no-people') : whole;
  const excluded = new Set(
    corrections.sheets.filter((one) => one.excluded).map((one) => one.sheet),
  );
  const personRows = new Map(corrections.sheets.map((one) => [one.sheet, one.personRows ?? []]));
  const read = [...previews.values()];
  return done({
    understanding: {
      encoding: first.encoding,
      delimiter: first.delimiter,
      corrections,
      sheets: [
        ...read.map((one) => ({
          ...sheetOf(one),
          excluded: excluded.has(one.sheet),
          personRows: [...(personRows.get(one.sheet) ?? [])],
        })),
        ...refused.values(),
      ],
    },
    rows: [...read.map((one) => one.rows.map(rowOf)), ...[...refused.values()].map(() => [])],
  });
}

function preview(
  file: ListFile,
  options: PreviewOptions,
): Promise<Outcome<FileReading, ReadRefusal>> {
  return previewInWorker({ bytes: file.bytes, name: file.fileName }, options);
}

function changesReading(correction: SheetCorrection): boolean {
  return (
    correction.headerRow !== undefined ||
    correction.columns !== undefined ||
    correction.personRows !== undefined ||
    correction.dayMonthOrder !== undefined
  );
}

function optionsOf(correction: SheetCorrection): Partial<PreviewOptions> {
  const { columns, personRows } = correction;
  return {
    // The one sheet of a CSV has no name to select it by.
    ...(correction.sheet === '' ? {} : { sheet: correction.sheet }),
    ...(correction.headerRow === undefined ? {} : { headerRow: correction.headerRow }),
    ...(columns === undefined ? {} : optionsOfColumns(columns)),
    ...(personRows === undefined ? {} : { personRows }),
    ...(correction.dayMonthOrder === undefined ? {} : { dayMonthOrder: correction.dayMonthOrder }),
  };
}

function sheetOf(one: SheetPreview): KeptSheet {
  const problemCounts: Record<string, number> = {};
  for (const problem of one.rows.flatMap((row) => row.problems)) {
    // Said once for a column, it counts for the rows that it is about.
    const rows = typeof problem.facts['rows'] === 'number' ? problem.facts['rows'] : 1;
    problemCounts[problem.code] = (problemCounts[problem.code] ?? 0) + rows;
  }
  const toCheck = one.rows.flatMap((row, at) => (isToCheck(row) ? [at] : []));
  return {
    sheet: one.sheet,
    excluded: false,
    refusal: null,
    headerRow: one.headerRow,
    columns: one.columns.map(shownColumn),
    dayMonthOrder: one.dayMonthOrder,
    listedOn: one.listDate === null ? null : toDay(one.listDate),
    counts: { ...one.counts, toCheck: toCheck.length },
    problemCounts,
    passedOver: one.passedOver.map((part) => ({ ...part, rows: [...part.rows] })),
    personRows: [],
    toCheck,
    errorRows: one.rows.filter((row) => hasError(row)).map((row) => row.row),
  };
}

function shownColumn({ index, header, field, confidence }: PreviewColumn) {
  return { index, header, field, confidence };
}

/** Its columns are shown, so that a person can map them by hand. */
function refusedSheet({ sheet, code, columns }: RefusedSheet): KeptSheet {
  return {
    sheet,
    excluded: true,
    refusal: code,
    headerRow: null,
    columns: columns.map(shownColumn),
    dayMonthOrder: null,
    listedOn: null,
    problemCounts: {},
    passedOver: [],
    personRows: [],
    toCheck: [],
    errorRows: [],
    counts: { persons: 0, skipped: 0, blank: 0, errors: 0, warnings: 0, toCheck: 0 },
  };
}

function rowOf(row: SheetPreview['rows'][number]): PreviewRow {
  return {
    row: row.row,
    values: { ...row.values },
    skipped: row.skipped ?? null,
    problems: row.problems.map(({ code, field, severity, facts, row: at }) => ({
      code,
      field,
      severity,
      facts,
      row: at,
    })),
  };
}

function hasError(row: { skipped?: unknown; problems: readonly Problem[] }): boolean {
  return !row.skipped && row.problems.some((problem) => problem.severity === 'error');
}

export function isToCheck(row: {
  readonly skipped?: unknown;
  readonly problems: readonly unknown[];
}): boolean {
  return !row.skipped && row.problems.length > 0;
}

/** As it leaves the server: error rows beyond the first thousand are only counted. */
export function shownSheet({ toCheck, ...sheet }: KeptSheet): PreviewSheet {
  // A list that was staged by an earlier version was read without saying what was passed over.
  const { passedOver = [], personRows = [] } = sheet as Partial<PreviewSheet>;
  return {
    ...sheet,
    passedOver,
    personRows,
    counts: { ...sheet.counts, toCheck: (toCheck as typeof toCheck | undefined)?.length ?? 0 },
    errorRows: sheet.errorRows.slice(0, errorRowsShown),
  };
}
