// What is known of every column of the database: why it is kept, until when, whether its value is
// clear or sealed, whose data it is, who is harmed when somebody near the person reads it, and
// whether the person concerned is shown it. One list, read by many: the texts in `schema/`, the
// test that looks for leaks, what erasing and expunging remove, what a backup holds, and later the
// person's own page. A column that stands in no list fails the check.

/** Whose data a value is. `nobody`: it says nothing of anybody (a random id, a counter). */
export type Whose =
  | 'person'
  | 'household'
  | 'kin'
  | 'defendant'
  | 'staff'
  | 'organisation'
  | 'programme'
  | 'nobody';

/** Until when a value is kept; the day itself stands in the country's pack or in the row. */
export const retentions = {
  file: 'as long as the file of the person, and the days that the pack gives after its closing',
  matter: 'until the matter, or the proceeding it belongs to, is expunged by the clock',
  crossing: 'until the request is over by the clock: its key goes, what has no key opens no more',
  entry: "until the erase day of the list entry, or the person's handover",
  stage: 'while a list waits for its decision, at most until its discard day',
  operation: 'as long as the operation is on record: it holds counts and codes',
  account: 'as long as the account, and while an entry of the trail names it',
  session: 'until the session has ended and its day has passed',
  job: 'until thirty days after it is over; a failed one until somebody has looked',
  trail: 'for ever: pseudonyms and kinds of record, no name',
  programme: 'as long as the programme runs here',
  law: 'for ever: public facts, and who put them into force',
  figures: 'for ever: counts that passed the release gate',
} as const;
export type Retention = keyof typeof retentions;

/** Who reads it to somebody's harm; `all` is each of the three. */
export type Reader = 'family' | 'neighbour' | 'police';
export type Harmed = 'person' | 'child' | 'kin' | 'worker';
/** `nobody`, or who is harmed and by whose reading, as in `child: family, police`. */
export type Harm = 'nobody' | `${Harmed}: ${'all' | Reader | `${Reader}, ${Reader}`}`;

/** Why the person concerned is not shown a value about them. */
export const withholdingGrounds = {
  machinery: 'means nothing outside the program',
  secret: 'whoever knows it could sign in, open a file or forge an entry',
  staff: 'is about somebody who works here',
  another: 'is about another person, or would tell who said it',
  inquiry: 'would defeat a lawful inquiry while it lasts',
  list: 'belongs to a list that is still being compared, and may be of somebody else',
} as const;
export type WithholdingGround = keyof typeof withholdingGrounds;

export type Shown = 'shown' | 'shown by the clinician' | `withheld: ${WithholdingGround}`;
export type Sensitivity = 'clear' | 'sealed' | 'clinical';

export type StoredField = {
  readonly purpose: string;
  readonly sensitivity: Sensitivity;
  readonly harms: Harm;
  readonly shown: Shown;
  /** Differs from the row's. */
  readonly of?: Whose;
  readonly kept?: Retention;
  /**
   * In a row that stays behind as a tombstone: `'same'`, or the SQL value that is left. Without it
   * nothing is left (null).
   */
  readonly leaves?: string;
};

/** What is left of a row when it may be kept no longer. */
export type Ending =
  /** Nothing: the row is deleted. */
  | 'deleted'
  /** The row with its random id; each field leaves what it says. */
  | 'tombstone'
  /** Sealed values that no key opens any more; the row holds nothing else about anybody. */
  | 'key destroyed'
  /** Everything: it is kept for as long as the programme is. */
  | 'kept';

export type Parent = `${string}.${string} by ${string}`;

export type StoredTable = {
  readonly of: Whose;
  readonly kept: Retention;
  readonly ending: Ending;
  /** The row it belongs to and goes with: `schema.table by column`. Null: it stands by itself. */
  readonly within: Parent | null;
  /** Further rows that it may belong to and goes with, when the column is filled. */
  readonly alsoWithin?: readonly Parent[];
  /**
   * The column that names the person or subject each row belongs to: it decides what a device may
   * hold. `id`: the row is the person or the subject. Null: it belongs to no single one (a family,
   * two files, an operation and its lists, an organisation, a protocol), or it is machinery, which
   * has no revision and never leaves the server.
   */
  readonly scope: 'person_id' | 'subject_id' | 'id' | null;
  /** When two files of one person are merged: rows stay where they are, or machinery follows. */
  readonly merging: 'stays' | 'follows' | 'no matter';
  /** Left out where a stolen backup would open more than it holds. */
  readonly backup: 'held' | 'left out';
  readonly fields: Readonly<Record<string, StoredField>>;
};

export type StoredTables = Readonly<Record<`${string}.${string}`, StoredTable>>;

/** The person concerned sees it on their own page. */
export function shown(purpose: string, harms: Harm = 'nobody'): StoredField {
  return { purpose, sensitivity: 'clear', harms, shown: 'shown' };
}

export function shownByClinician(purpose: string, harms: Harm): StoredField {
  return { purpose, sensitivity: 'clear', harms, shown: 'shown by the clinician' };
}

export function withheld(
  ground: WithholdingGround,
  purpose: string,
  harms: Harm = 'nobody',
): StoredField {
  return { purpose, sensitivity: 'clear', harms, shown: `withheld: ${ground}` };
}

/** A value that means nothing outside the program: an id, a version, a repeated state. */
export function machinery(purpose: string): StoredField {
  return { ...withheld('machinery', purpose), of: 'nobody' };
}

/** Who of the staff did something; the person may learn of it from the trail, not from the row. */
export function byStaff(purpose: string, harms: Harm = 'worker: all'): StoredField {
  return { ...withheld('staff', purpose, harms), of: 'staff' };
}

/** Encrypted above SQL with the key of the file it belongs to. */
export function sealed(field: StoredField): StoredField {
  return { ...field, sensitivity: 'sealed' };
}

/** What is left of it in a tombstone: `'same'` or an SQL value. */
export function leaving(left: string, field: StoredField): StoredField {
  return { ...field, leaves: left };
}

/** Of each table of records, last: the columns that `access.protect` adds. */
export const revisionFields = {
  revision: machinery('how often the row was changed: a copy elsewhere sees that it is old'),
  changed_xid: machinery('what was changed since a copy was taken, with nothing coming in late'),
} as const;

/** The same in a table whose rows leave a tombstone. */
export const lastingRevisionFields = {
  revision: leaving('same', revisionFields.revision),
  changed_xid: leaving('same', revisionFields.changed_xid),
} as const;
