// A list as it was understood, a person's corrections, and an import, as contracts take and show
// them.

import { z } from 'zod';
import { day, rowNumber } from '../../../kernel/input.ts';
import {
  columnFields,
  passedOverReasons,
  passedOverThings,
  repeatableFields,
  problemCodes,
  skipReasons,
  valuePrecisions,
  dayMonthOrders,
} from './reading/model.ts';
import { listKinds, listStates, problemSeverities, jobStates, jobSteps } from './model.ts';
import { listRefusalCodes } from './reading/refusals.ts';

/** `index` counts columns from 1; `ignore`: a column that is not read. */
export const columnChoice = z.strictObject({
  index: z.number().int().min(1).max(256),
  field: z.enum(columnFields),
});
type ColumnChoice = z.infer<typeof columnChoice>;
/** By number from 1, or by title: `{"3": "birth", "Рожд.": "birth"}`. */
export const columnsByName = z.record(z.string().trim().min(1).max(300), z.enum(columnFields));
export const columnChoices = z
  .union([z.array(columnChoice).max(256), columnsByName])
  .refine(isEachFieldOnce, 'two columns for one field');
export type ColumnChoices = z.infer<typeof columnChoices>;

/** Remarks may stand in several columns; everything else in one. */
function isEachFieldOnce(
  choices: z.infer<typeof columnsByName> | readonly ColumnChoice[],
): boolean {
  const fields = isList(choices) ? choices.map(({ field }) => field) : Object.values(choices);
  const single = fields.filter((field) => !repeatableFields.includes(field));
  return new Set(single).size === single.length;
}

function isList<Item>(value: object | readonly Item[]): value is readonly Item[] {
  return Array.isArray(value);
}

/**
 * A person's corrections for one sheet; what is left out stays as recognised. `headerRow` 0: the
 * list has no titles. `personRows`: rows that were passed over although they are about somebody.
 */
export const sheetCorrection = z.strictObject({
  sheet: z.string().max(200),
  excluded: z.boolean().optional(),
  headerRow: z.number().int().min(0).max(50_000).optional(),
  columns: columnChoices.optional(),
  personRows: z.array(rowNumber).max(1_000).optional(),
  dayMonthOrder: z.enum(dayMonthOrders).optional(),
});
export type SheetCorrection = z.infer<typeof sheetCorrection>;

const manySheetCorrections = z.array(sheetCorrection).max(20);

/** Null if the text is not JSON, or not a list of corrections. */
export function findSheetCorrections(text: string): SheetCorrection[] | null {
  try {
    return manySheetCorrections.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** JSON, for a request whose body is the file itself. */
export const sheetCorrections = z
  .string()
  .max(6_000)
  .refine((text) => findSheetCorrections(text) !== null, 'not a list of corrections');

/** `to-check`: only rows with an error or a warning; `after` then counts those. */
export const rowsWanted = z.enum(['to-check']).optional();
export type RowsWanted = z.infer<typeof rowsWanted>;

export const facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
export const rowProblem = z.strictObject({
  code: z.enum(problemCodes),
  severity: z.enum(problemSeverities),
  field: z.string(),
  row: z.number(),
  facts,
});
/** A birth's value is `1994`, `2010-02`, `2010-02-18` or `from/to`; `raw` is what the file says. */
export const understoodValue = z.strictObject({
  raw: z.string(),
  value: z.string().nullable(),
  precision: z.enum(valuePrecisions),
});
/** `skipped`: why the row is not about a person; such a row never becomes an entry. */
export const previewRow = z.strictObject({
  row: z.number(),
  values: z.record(z.string(), understoodValue),
  problems: z.array(rowProblem),
  skipped: z.enum(skipReasons).nullable(),
});
export type PreviewRow = z.infer<typeof previewRow>;

/** What was not read, where it is and why: `column` with its title, or the first rows. */
export const passedOverPart = z.strictObject({
  what: z.enum(passedOverThings),
  reason: z.enum(passedOverReasons),
  column: z.number().nullable(),
  title: z.string().nullable(),
  /** What the column seems to hold, or what no column gives. */
  field: z.enum(columnFields).nullable(),
  rows: z.array(z.number()),
  count: z.number(),
});

/** One sheet as it was understood, without its rows. */
export const previewSheet = z.strictObject({
  sheet: z.string(),
  excluded: z.boolean(),
  /** Why this sheet contains no list, or null; with a refusal nothing else of it was understood. */
  refusal: z.enum(listRefusalCodes).nullable(),
  headerRow: z.number().nullable(),
  columns: z.array(
    z.strictObject({
      index: z.number(),
      header: z.string(),
      field: z.enum(columnFields),
      /** 1: the header is a known word; 0: not recognised. */
      confidence: z.number(),
    }),
  ),
  dayMonthOrder: z.enum(dayMonthOrders).nullable(),
  listedOn: day.nullable(),
  counts: z.strictObject({
    persons: z.number(),
    skipped: z.number(),
    blank: z.number(),
    errors: z.number(),
    warnings: z.number(),
    /** Rows to look at: those of a person that have an error or a warning. */
    toCheck: z.number(),
  }),
  problemCounts: z.record(z.string(), z.number()),
  /** Everything that was not read, in one place. */
  passedOver: z.array(passedOverPart),
  /** Rows that a person said are about somebody; `personRows` of a correction replaces them. */
  personRows: z.array(z.number()),
  /** Every row with an error, to be left out by hand or corrected in the file (at most 1,000). */
  errorRows: z.array(z.number()),
});
export type PreviewSheet = z.infer<typeof previewSheet>;

export const listSummary = z.strictObject({
  id: z.uuid(),
  fileName: z.string(),
  kind: z.enum(listKinds),
  state: z.enum(listStates),
  listedOn: day.nullable(),
  stagedAt: z.string(),
  discardedAfter: z.string().nullable(),
  importedAt: z.string().nullable(),
  entryCount: z.number(),
  version: z.number(),
});
export const importJob = z.strictObject({
  id: z.uuid(),
  listId: z.uuid(),
  state: z.enum(jobStates),
  step: z.enum(jobSteps),
  rowsTotal: z.number(),
  rowsDone: z.number(),
  /** Known at the end: new entries, rows that an earlier list already brought, rows left out. */
  entriesAdded: z.number(),
  entriesKnown: z.number(),
  rowsSkipped: z.number(),
  proposals: z.number(),
  matchingPending: z.boolean(),
});
export type ImportJob = z.infer<typeof importJob>;
