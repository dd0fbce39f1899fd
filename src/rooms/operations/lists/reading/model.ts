// The nouns of a list preview: what a column may mean, what was understood of each cell and how
// surely, what was not understood, and why a row was left out. A preview is a proposal for a
// person to look at; nothing in it has been stored. Codes become words in the languages, so every
// code is in a list here, in the order in which forms offer it. No judgement of a person is ever
// derived from a list.

import { type Day } from '../../../../kernel/day.ts';
import { birthPrecisions } from '../../../../kernel/birth.ts';
import { type RefusalFacts } from '../../../../kernel/outcome.ts';

/** What a column can mean. `ignore` is a column that was seen and is not read. */
export const columnFields = [
  'fullName',
  'familyName',
  'givenName',
  'fatherName',
  'grandfatherName',
  'motherName',
  'sex',
  'birth',
  'age',
  'citizenship',
  'familyNumber',
  'relation',
  'document',
  'status',
  'reason',
  'place',
  'tent',
  'phone',
  'address',
  'district',
  'note',
  'askedOn',
  'askedAlone',
  'dutyReadOn',
  'dutyVersion',
  'personAnswer',
  'adultName',
  'adultRelation',
  'adultAnswer',
  'adultOn',
  'sequence',
  'ignore',
] as const;
export type ColumnField = (typeof columnFields)[number];

/** What several columns may give at once. */
export const repeatableFields: readonly ColumnField[] = ['ignore', 'note'];

/** Fields of a row: the columns, and what was found inside another cell (`kunya`, `mark`). */
export type RowField = Exclude<ColumnField, 'ignore'> | 'kunya' | 'mark';

/**
 * `as-written`: the text of the cell. `coded`: a known word. `merged`, `carried`: from an earlier
 * row, through a merged cell or the pattern of family blocks. `unknown`: nothing understood. The
 * others are those of a birth.
 */
export const valuePrecisions = [
  ...birthPrecisions,
  'as-written',
  'coded',
  'merged',
  'carried',
] as const;
export type ValuePrecision = (typeof valuePrecisions)[number];

/**
 * A birth's value is `1994`, `2010-02`, `2010-02-18`, or `from/to` (two days) for about and age.
 * `value` is null if nothing was understood; `raw` is always what the list says.
 */
export type Value = {
  readonly raw: string;
  readonly value: string | null;
  readonly precision: ValuePrecision;
};

export const sexes = ['female', 'male'] as const;
export const boardingStatuses = ['boarded', 'not-boarded'] as const;
export const notBoardedReasons = [
  'medical',
  'refused',
  'not-present',
  'documents',
  'prevented',
  'other',
] as const;
export const relations = [
  'head',
  'mother',
  'father',
  'child',
  'son',
  'daughter',
  'wife',
  'husband',
  'sister',
  'brother',
  'grandmother',
  'grandfather',
  'grandchild',
  'aunt',
  'uncle',
  'niece',
  'nephew',
  'stepmother',
  'stepfather',
  'stepchild',
  'guardian',
  'other-kin',
  'not-kin',
] as const;
export const marks = ['orphan', 'mother-in-prison', 'father-in-prison', 'unaccompanied'] as const;

export const problemCodes = [
  'name-empty',
  'name-part-empty',
  'name-is-kunya-only',
  'kunya-not-separated',
  'name-not-text',
  'sex-not-known',
  'sex-empty',
  'birth-empty',
  'birth-not-understood',
  'birth-day-does-not-exist',
  'birth-in-future',
  'birth-too-early',
  'birth-other-calendar',
  'birth-day-month-unclear',
  'birth-short-year',
  'births-on-new-year',
  'value-shared',
  'age-without-date',
  'age-not-understood',
  'age-differs-from-birth',
  'citizenship-not-known',
  'relation-not-known',
  'status-not-known',
  'status-empty',
  'reason-not-known',
  'reason-empty',
  'family-not-clear',
  'formula-cell',
  'error-cell',
  'text-unreadable',
  'digits-lost',
  'birth-year-not-shown',
  'birth-near-midnight',
  'birth-from-instant',
  'row-hidden',
  'row-struck',
  'row-cut',
  'row-too-wide',
  'below-other-titles',
  'row-repeats',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** `error`: a person must decide before this row can be taken in. `warning`: look at it. */
export type Severity = 'error' | 'warning';

export type Problem = {
  readonly code: ProblemCode;
  readonly field: RowField;
  readonly row: number;
  readonly severity: Severity;
  readonly facts: RefusalFacts;
};

/** Why a row is not about a person. Blank rows have no number of their own and are only counted. */
export const skipReasons = [
  'title',
  'header',
  'header-repeated',
  'column-numbers',
  'subtotal',
  'heading',
  'number-only',
  'signature',
  'not-a-person',
] as const;
export type SkipReason = (typeof skipReasons)[number];

/** Why a column is not read. */
export const unreadReasons = [
  'title-not-known',
  'no-title',
  'another-column',
  'of-another-person',
  'of-a-thing',
  'not-names',
  'form-data',
  'not-kept',
] as const;
export type UnreadReason = (typeof unreadReasons)[number];

export type PreviewColumn = {
  /** Counted from 1. */
  readonly index: number;
  readonly header: string;
  readonly field: ColumnField;
  /** 1: the header is a known word. 0: not recognised, or nothing above the column. */
  readonly confidence: number;
  /** Given exactly when the field is `ignore` and no person chose that. */
  readonly unread?: UnreadReason;
};

export const passedOverThings = ['column', 'field', 'rows', 'sheet'] as const;
/** `no-column`: no column of the list gives this. `signs-unclear`: signs that may mean yes or no. */
export const passedOverReasons = [
  ...unreadReasons,
  'no-column',
  'signs-unclear',
  'hidden',
  ...skipReasons,
] as const;

/** One thing that the preview did not read as a person would expect, and where it is. */
export type PassedOver = {
  readonly what: (typeof passedOverThings)[number];
  readonly reason: (typeof passedOverReasons)[number];
  /** The column, from 1, and its title. */
  readonly column: number | null;
  readonly title: string | null;
  /** What the column seems to hold, or what no column gives. */
  readonly field: ColumnField | null;
  /** The first rows, by number; `count` is how many there are. */
  readonly rows: readonly number[];
  readonly count: number;
};

export type PreviewRow = {
  readonly row: number;
  readonly values: Readonly<Partial<Record<RowField, Value>>>;
  readonly problems: readonly Problem[];
  readonly skipped?: SkipReason;
};

export type PreviewCounts = {
  readonly persons: number;
  readonly skipped: number;
  readonly blank: number;
  readonly errors: number;
  readonly warnings: number;
};

export const dayMonthOrders = ['day-first', 'month-first'] as const;
export type DayMonthOrder = (typeof dayMonthOrders)[number];

/**
 * Encodings the reader knows; it accepts other names too, and refuses those it does not know.
 */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1251',
  'windows-1256',
  'windows-1252',
  'rk1048',
  'koi8-r',
  'koi8-t',
  'cp866',
] as const;
export const delimiters = [',', ';', '\t', '|'] as const;

/** What one sheet was understood to say. */
export type SheetPreview = {
  readonly sheet: string;
  readonly headerRow: number;
  readonly columns: readonly PreviewColumn[];
  /** The order of day and month that the birth column shows, null if it shows none. */
  readonly dayMonthOrder: DayMonthOrder | null;
  /** The day to which ages refer, null if the list does not say. */
  readonly listDate: string | null;
  readonly rows: readonly PreviewRow[];
  readonly counts: PreviewCounts;
  /** Everything that was not read, in one place. */
  readonly passedOver: readonly PassedOver[];
};

export type ListOptions = {
  readonly today: Day;
  /** Corrections by a person: column number from 1 to field. */
  readonly columns?: Readonly<Record<number, ColumnField>>;
  /** The same by title, for a person who sees the titles and not the numbers. */
  readonly columnsByTitle?: Readonly<Record<string, ColumnField>>;
  /** 0: the list has no titles. */
  readonly headerRow?: number;
  /** Rows that were passed over although they are about a person. */
  readonly personRows?: readonly number[];
  readonly dayMonthOrder?: DayMonthOrder;
  /** Where the programme is: a birth written as a moment is a day there. */
  readonly timeZone?: string;
  /** The day the list was drawn up, if a person knows it and the list does not say. */
  readonly listDate?: Day;
};
