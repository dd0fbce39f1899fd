// What is declared about every column of the database: why and how long it is kept, whether its
// value is clear or sealed, whose data it is, who is harmed if someone near the person reads it,
// and whether the person concerned is shown it. This one list feeds the texts in `schema/`, the
// test that looks for leaks, erasing and expunging, backups and, later, the person's own page. A
// column missing from the list fails the check.

/** Whose data a value is. `nobody`: it tells nothing about anyone (a random id, a counter). */
export type Whose =
  | 'person'
  | 'household'
  | 'kin'
  | 'defendant'
  | 'staff'
  | 'organisation'
  | 'programme'
  | 'nobody';

/** How long a value is kept; the day itself is in the country pack or in the row. */
export const retentions = {
  file: 'as long as the person’s file, and for the days that the pack sets after it closes',
  matter: 'until the matter, or the proceeding it belongs to, is expunged on its day',
  crossing:
    'until the request expires: then its key is destroyed and nothing sealed with it can be opened',
  entry: "until the erase day of the list entry, or the person's handover",
  stage: 'while a list is waiting for a decision, at most until its discard day',
  operation:
    'as long as the operation is on record: only counts and codes; its key for a year after its end',
  account: 'as long as the account exists or an entry of the trail names it',
  session: 'until the session has ended and its day has passed',
  job: 'until thirty days after it is over; a failed one until someone has looked',
  notice: 'for six weeks after it was written',
  supervision: 'for the days of the country pack after it was planned, asked for or ended',
  trail: 'for ever: pseudonyms and kinds of record, no name',
  programme: 'as long as the programme runs here',
  law: 'for ever: public facts, and who put them into force',
  figures: 'for ever: counts that passed the release gate',
} as const;
export type Retention = keyof typeof retentions;

/** The function that removes what has been kept long enough; `kept`: nothing ever is. */
export const sweeps: Readonly<Record<Retention, `${string}.${string}` | 'kept'>> = {
  file: 'programme.erase_file',
  matter: 'legal.erase_by_the_clock',
  crossing: 'disclosure.erase_by_the_clock',
  entry: 'operations.erase_by_the_clock',
  stage: 'operations.erase_by_the_clock',
  operation: 'operations.erase_by_the_clock',
  account: 'access.empty_closed_accounts',
  session: 'access.forget_old_sessions',
  job: 'jobs.erase_by_the_clock',
  notice: 'notices.erase_by_the_clock',
  supervision: 'workforce.erase_supervision_by_the_clock',
  trail: 'kept',
  programme: 'kept',
  law: 'kept',
  figures: 'kept',
};

/** Who could do harm by reading it; `all` means each of the three. */
export type Reader = 'family' | 'neighbour' | 'police';
export type Harmed = 'person' | 'child' | 'kin' | 'worker';
/** `nobody`, or who is harmed by which readers, as in `child: family, police`. */
export type Harm = 'nobody' | `${Harmed}: ${'all' | Reader | `${Reader}, ${Reader}`}`;

/** Why the person concerned is not shown a value about them. */
export const withholdingGrounds = {
  machinery: 'means nothing outside the program',
  secret: 'anyone who knows it could sign in, open a file or forge an entry',
  staff: 'is about someone who works here',
  another: 'is about another person, or would reveal who said it',
  inquiry: 'would defeat a lawful inquiry while it lasts',
  list: 'belongs to a list that is still being compared, and may be about someone else',
} as const;
export type WithholdingGround = keyof typeof withholdingGrounds;

export type Shown = 'shown' | 'shown by the clinician' | `withheld: ${WithholdingGround}`;
export type Sensitivity = 'clear' | 'sealed' | 'clinical';

export type StoredField = {
  readonly purpose: string;
  readonly sensitivity: Sensitivity;
  readonly harms: Harm;
  readonly shown: Shown;
  /** Only if it differs from the row's. */
  readonly of?: Whose;
  readonly kept?: Retention;
  /**
   * What stays of the value when its row becomes a tombstone: `'same'`, or an SQL value. Left out:
   * nothing (null).
   */
  readonly leaves?: string;
  /** What a backup holds instead of the value: text that unlocks nothing. */
  readonly inBackup?: string;
};

/** What remains of a row once it may no longer be kept. */
export type Ending =
  /** Nothing: the row is deleted. */
  | 'deleted'
  /** The row with its random id; each field keeps what its `leaves` allows. */
  | 'tombstone'
  /** Sealed values that no key can open any more; the row contains nothing else about anyone. */
  | 'key destroyed'
  /** Everything: the row is kept for as long as the programme exists. */
  | 'kept';

export type Parent = `${string}.${string} by ${string}`;

export type StoredTable = {
  readonly of: Whose;
  readonly kept: Retention;
  readonly ending: Ending;
  /**
   * The row it belongs to and is erased with: `schema.table by column`. Null: it belongs to no
   * other row.
   */
  readonly within: Parent | null;
  /** Other rows that it may belong to and is erased with, when the column is filled. */
  readonly alsoWithin?: readonly Parent[];
  /**
   * The column that names the person or subject each row belongs to; it decides what a device may
   * hold. `id`: the row is the person or the subject. Null: it belongs to no single one (a family,
   * two files, an operation and its lists, an organisation, a protocol), or it is machinery, which
   * has no revision and never leaves the server.
   */
  readonly scope: 'person_id' | 'subject_id' | 'id' | null;
  /** When two files of one person are merged: rows stay where they are, or machinery follows. */
  readonly merging: 'stays' | 'follows' | 'no matter';
  /** `left out`: in a stolen backup its rows would unlock more than their own data. */
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

/**
 * Which member of staff did something. The person can learn this from the audit trail, not from the
 * row.
 */
export function byStaff(purpose: string, harms: Harm = 'worker: all'): StoredField {
  return { ...withheld('staff', purpose, harms), of: 'staff' };
}

/** Encrypted above SQL with the key of the file it belongs to. */
export function sealed(field: StoredField): StoredField {
  return { ...field, sensitivity: 'sealed' };
}

/** What stays of the field in a tombstone: `'same'` or an SQL value. */
export function leaving(left: string, field: StoredField): StoredField {
  return { ...field, leaves: left };
}

/** A backup holds `instead` and not the value, because whoever has it could sign in. */
export function notInBackup(instead: string, field: StoredField): StoredField {
  return { ...field, inBackup: instead };
}

/** Last in every table of records: the columns that `access.protect` adds. */
export const revisionFields = {
  revision: machinery('how often the row was changed: a copy elsewhere sees that it is old'),
  changed_xid: machinery('what was changed since a copy was taken, with nothing coming in late'),
} as const;

/** The same for a table whose rows leave a tombstone. */
export const lastingRevisionFields = {
  revision: leaving('same', revisionFields.revision),
  changed_xid: leaving('same', revisionFields.changed_xid),
} as const;
