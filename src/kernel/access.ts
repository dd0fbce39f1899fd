// Access as data that a lawyer can read. Each room declares, for each of its records, what every
// role may read and write; leaving a role out does not compile. The database enforces the same
// rules as policies, and `test/access-matrix.test.ts` checks both against a table written by hand.

import { isOpen, type OpenRole, type Role, type rolesToCome, roleNames } from './roles.ts';

/**
 * How far a permission reaches. `assigned`: rows of persons or subjects assigned to the user;
 * `organisation`: rows of the user's organisation, minimum fields; `minimum`: a few fields of
 * assigned rows; `until-handover`: work on the list before the receiving organisation accepts;
 * `coded`: alarms with coded references; `figures`: only through the release gate; `own`: the
 * user's own data; `all`: every row of the programme.
 */
export const reaches = [
  'nobody',
  'own',
  'assigned',
  'minimum',
  'organisation',
  'until-handover',
  'coded',
  'figures',
  'all',
] as const;
export type Reach = (typeof reaches)[number];

export type Permission = { readonly read: Reach; readonly write: Reach };
export type AccessTable<Record_ extends string = string> = {
  readonly record: Record_;
  readonly rows: { readonly [R in Role]: Permission };
};

export const none: Permission = { read: 'nobody', write: 'nobody' };

/**
 * Spread this into a table that grants nothing to the roles to come. When an issue opens one of
 * them, the table names that role after the spread.
 */
export const noneYet = {
  self: none,
  'legal-editor': none,
  counsel: none,
  provider: none,
} as const satisfies { readonly [R in (typeof rolesToCome)[number]]: Permission };

export function accessTable<Record_ extends string>(
  record: Record_,
  rows: { readonly [R in Role]: Permission },
): AccessTable<Record_> {
  return { record, rows };
}

/** The open roles whose reach for reading this record is one of `reaching`. */
export function readersOf(table: AccessTable, ...reaching: readonly Reach[]): readonly OpenRole[] {
  return roleNames.filter(isOpen).filter((role) => reaching.includes(table.rows[role].read));
}

/** The open roles that may write this record at all. */
export function writersOf(table: AccessTable): readonly OpenRole[] {
  return roleNames.filter(isOpen).filter((role) => table.rows[role].write !== 'nobody');
}
