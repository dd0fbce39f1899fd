// An alarm and a figure, as they are shown. An alarm has no place for a name of a person; a
// suppressed cell has no count.

import { z } from 'zod';
import { figureIds } from './figures.ts';
import { alarmKinds } from './model.ts';

/** `reference` is a coded case or entry reference; `responsible` is the supervisor's name. */
export const alarm = z.strictObject({
  kind: z.enum(alarmKinds),
  reference: z.string(),
  organisation: z
    .strictObject({
      id: z.uuid(),
      code: z.string(),
      names: z.record(z.string(), z.string()),
    })
    .nullable(),
  responsible: z.string().nullable(),
  since: z.string(),
  /** Where the reader may go on with it, by `kind`; null where that is somebody else's work. */
  record: z.uuid().nullable(),
  parent: z.uuid().nullable(),
});
export type Alarm = z.infer<typeof alarm>;

export const alarmCounts = z.strictObject({
  'minor-without-cover': z.number(),
  'missed-clock': z.number(),
  'unresolved-entry': z.number(),
  'emergency-unreviewed': z.number(),
  'move-late': z.number(),
  'case-without-lead': z.number(),
  'search-not-taken': z.number(),
  'offer-unanswered': z.number(),
  'family-not-offered': z.number(),
  'grant-waiting': z.number(),
  'operation-still': z.number(),
  'pairs-to-decide': z.number(),
  'list-staged': z.number(),
  'import-failed': z.number(),
  'given-name-proposed': z.number(),
});

/** `count` is null exactly when `suppressed`. Row and column `total` hold the totals; a figure of one
 * column has a total row only. A suppressed cell is never 0. */
export const cell = z.strictObject({
  row: z.string(),
  column: z.string(),
  count: z.number().nullable(),
  suppressed: z.boolean(),
});
export const figure = z.strictObject({
  id: z.enum(figureIds),
  definition: z.strictObject({
    counts: z.string(),
    rows: z.string(),
    leavesOut: z.string(),
    /** Sums that a screen may show, only when every part is shown: name → columns. */
    sums: z.record(z.string(), z.array(z.string())),
  }),
  /** Label of a row key: a name of an operation; null where the key itself is the label. */
  rows: z.array(z.strictObject({ key: z.string(), label: z.string().nullable() })),
  columns: z.array(z.string()),
  cells: z.array(cell),
});
export type Figure = z.infer<typeof figure>;
