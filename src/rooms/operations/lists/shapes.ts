// A list as it was understood, a person's corrections, and an import, as contracts take and show
// them.

import { z } from 'zod';
import { day } from '../../../kernel/input.ts';
import {
  columnFields,
  listRefusalCodes,
  problemCodes,
  skipReasons,
  valuePrecisions,
  dayMonthOrders,
} from './reading/model.ts';
import { listKinds, listStates, problemSeverities, jobStates, jobSteps } from './model.ts';

/** `index` counts columns from 1; `ignore`: a column that is not read. */
export const columnChoice = z.strictObject({
  index: z.number().int().min(1).max(256),
  field: z.enum(columnFields),
});
/** A person's corrections for one sheet; what is left out stays as recognised. */
export const sheetCorrection = z.strictObject({
  sheet: z.string().max(200),
  excluded: z.boolean().optional(),
  headerRow: z.number().int().min(1).max(50_000).optional(),
  columns: z.array(columnChoice).max(256).optional(),
  dayMonthOrder: z.enum(dayMonthOrders).optional(),
});
export type SheetCorrection = z.infer<typeof sheetCorrection>;
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
  }),
  problemCounts: z.record(z.string(), z.number()),
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
