// The nouns of this room: an operation, its lists, their entries, proposals that two entries mean
// one person, families. Validators stand beside the types; what is known of every
// column stands in stored-fields.ts and beside it.
// An entry that did not come keeps a coded, neutral reason and no free text. Nothing here scores a
// person: a proposal's score speaks of two rows of paper, not of anybody.

import { z } from 'zod';
import { day } from '../../kernel/input.ts';
import { birth, sex } from '../people/model.ts';
import {
  columnFields,
  listRefusalCodes,
  marks,
  problemCodes,
  relations,
  skipReasons,
  valuePrecisions,
} from './lists/model.ts';

export { birth, day, sex };

export const phases = [
  'negotiating',
  'lists-verified',
  'approved',
  'executing',
  'landed',
  'reception',
  'dispersal',
  'closed',
  'suspended',
  'cancelled',
] as const;
export type OperationState = (typeof phases)[number];

/** Why an operation moved: coded, because a free text would soon hold names. */
export const operationReasons = [
  'as-planned',
  'security',
  'transport',
  'weather',
  'health',
  'documents',
  'host-decision',
  'own-decision',
  'other',
] as const;

const shortText = z.string().trim().max(200);
export const planned = z.strictObject({
  men: z.number().int().min(0).max(100_000),
  women: z.number().int().min(0).max(100_000),
  children: z.number().int().min(0).max(100_000),
});

/** What a coordinator states about an operation; dates are civil days in the programme's zone. */
export const operationFields = z.strictObject({
  name: z.string().trim().min(1).max(120),
  phase: shortText.nullable(),
  originSite: shortText.nullable(),
  originCountry: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable(),
  carrier: shortText.nullable(),
  partners: z.array(shortText.min(1)).max(20),
  plannedOn: day.nullable(),
  departedOn: day.nullable(),
  landedOn: day.nullable(),
  planned,
});
export type OperationFields = z.infer<typeof operationFields>;

export const operationSummary = z.strictObject({
  ...operationFields.shape,
  id: z.uuid(),
  state: z.enum(phases),
  version: z.number(),
  unresolved: z.number(),
});
export type OperationSummary = z.infer<typeof operationSummary>;

// ---------------------------------------------------------------- lists

export const listKinds = ['camp', 'ministry', 'boarding', 'other'] as const;
export type ListKind = (typeof listKinds)[number];
export const listStates = ['staged', 'importing', 'imported', 'discarded'] as const;
export const dayMonthOrders = ['day-first', 'month-first'] as const;

/** `index` counts columns from 1; `ignore`: a column that is not read. */
export const columnChoice = z.strictObject({
  index: z.number().int().min(1).max(256),
  field: z.enum(columnFields),
});
/** A person's corrections for one sheet; what is left out stays as it was recognised. */
export const sheetCorrection = z.strictObject({
  sheet: z.string().max(200),
  excluded: z.boolean().optional(),
  headerRow: z.number().int().min(1).max(50_000).optional(),
  columns: z.array(columnChoice).max(256).optional(),
  dayMonthOrder: z.enum(dayMonthOrders).optional(),
});
export type SheetCorrection = z.infer<typeof sheetCorrection>;

export const problemSeverities = ['error', 'warning'] as const;
const facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
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
/** `skipped`: why the row holds no person; such a row never becomes an entry. */
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
  /** Why this sheet holds no list, else null: then nothing else of it was understood. */
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

export const jobStates = [
  'waiting',
  'running',
  'done',
  'cancelled',
  'failed',
  'interrupted',
] as const;
export const jobSteps = ['reading', 'writing', 'matching'] as const;
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

// ---------------------------------------------------------------- entries

export const entryStates = [
  'identified',
  'contacted',
  'willing',
  'refused',
  'undecided',
  'prevented',
  'identity-pending',
  'cleared',
  'boarded',
  'not-boarded',
  'arrived',
  'handed-over',
] as const;
export type EntryState = (typeof entryStates)[number];

/** One neutral list for refused, prevented and not boarded. */
export const entryReasons = [
  'own-decision',
  'family-decision',
  'stays-with-family',
  'medical',
  'not-present',
  'identity-pending',
  'documents',
  'not-released',
  'no-seat',
  'died',
  'returned-otherwise',
  'not-stated',
] as const;
export type EntryReason = (typeof entryReasons)[number];
export const statesWithReason = ['refused', 'prevented', 'not-boarded'] as const;
export const entryBases = ['person-said', 'carrier-list', 'family', 'authority'] as const;

const text = z.string().nullable();
export const entrySummary = z.strictObject({
  id: z.uuid(),
  code: z.string(),
  state: z.enum(entryStates),
  reason: z.enum(entryReasons).nullable(),
  sex,
  mayBeMinor: z.boolean(),
  unaccompanied: z.boolean(),
  relation: z.enum(relations).nullable(),
  mark: z.enum(marks).nullable(),
  /** Null when the names are no longer the coordinator's (handed over, or erased). */
  name: z.strictObject({ full: z.string(), given: text, family: text, father: text }).nullable(),
  birth: birth.nullable(),
  familyId: z.uuid(),
  familyCode: z.string(),
  listKinds: z.array(z.enum(listKinds)),
  stateConflict: z.boolean(),
  version: z.number(),
});
export type EntrySummary = z.infer<typeof entrySummary>;

/** One row of one list, as that list has the person. */
export const entryOrigin = z.strictObject({
  entryId: z.uuid(),
  listId: z.uuid(),
  listKind: z.enum(listKinds),
  sheet: z.string(),
  row: z.number(),
  state: z.enum(entryStates),
  reason: z.enum(entryReasons).nullable(),
  fullName: z.string(),
  motherName: text,
  fatherName: text,
  birth,
  sex,
  citizenship: text,
  familyNumber: text,
  place: text,
  tent: text,
  kunya: text,
  address: text,
  district: text,
  document: text,
  phone: text,
  note: text,
  relation: z.enum(relations).nullable(),
  mark: z.enum(marks).nullable(),
  listedStatus: z.enum(['boarded', 'not-boarded']).nullable(),
  listedReason: z.enum(entryReasons).nullable(),
});
export const entryTransition = z.strictObject({
  from: z.enum(entryStates).nullable(),
  to: z.enum(entryStates),
  reason: z.enum(entryReasons).nullable(),
  basis: z.enum([...entryBases, 'list', 'merged', 'merge-undone', 'acceptance']),
  at: z.string(),
});

// ---------------------------------------------------------------- reconciliation

export const proposalStates = ['open', 'same', 'different'] as const;
export const comparedFields = [
  'name',
  'fatherName',
  'motherName',
  'familyName',
  'birth',
  'sex',
  'document',
  'state',
] as const;
export const proposalSide = z.strictObject({
  entryId: z.uuid(),
  code: z.string(),
  listId: z.uuid(),
  listKind: z.enum(listKinds),
  sheet: z.string(),
  row: z.number(),
  fullName: z.string(),
  givenName: text,
  familyName: text,
  fatherName: text,
  motherName: text,
  birth,
  sex,
  relation: z.enum(relations).nullable(),
  familyCode: z.string(),
  document: text,
  state: z.enum(entryStates),
});
export const proposal = z.strictObject({
  id: z.uuid(),
  band: z.enum(['same', 'look']),
  score: z.number(),
  state: z.enum(proposalStates),
  reasons: z.array(
    z.strictObject({
      code: z.string(),
      for: z.boolean(),
      bits: z.number().optional(),
      facts,
    }),
  ),
  a: proposalSide,
  b: proposalSide,
  agrees: z.array(z.enum(comparedFields)),
  differs: z.array(z.enum(comparedFields)),
  decidedAt: z.string().nullable(),
  version: z.number(),
});
export type Proposal = z.infer<typeof proposal>;

export const reasonCount = z.strictObject({ reason: z.enum(entryReasons), count: z.number() });
/** Exact, for the coordinator of the operation; persons, each counted once after reconciliation. */
export const operationCounts = z.strictObject({
  planned: z.strictObject({ ...planned.shape, all: z.number() }),
  onLists: z.number(),
  rowsOnLists: z.number(),
  contacted: z.number(),
  willing: z.number(),
  refused: z.array(reasonCount),
  prevented: z.array(reasonCount),
  undecided: z.number(),
  boarded: z.number(),
  notBoarded: z.array(reasonCount),
  arrived: z.number(),
  handedOver: z.number(),
  unresolved: z.number(),
  openProposals: z.number(),
  mayBeMinor: z.number(),
  unaccompanied: z.number(),
});
