// What every fragment of Today shares: its columns, whose day it is, how far ahead it looks, and
// only open cases. A fragment selects `columns` from `mine` (persons), their `cases`, `plans` not
// ended, open `actions` of these, `answers` (consents) and `put_off`, which the frame
// (queries-frame.ts) defines for it; order, groups and families are not its business.

import { sql } from '../../../engine/db/database.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Role } from '../../../kernel/roles.ts';

export type TodayScope = {
  readonly accountId: string;
  readonly role: Role;
  readonly organisationId: string | null;
  readonly now: Date;
  readonly today: Day;
  readonly timeZone: string;
  readonly limit: number;
};

type Sql = ReturnType<typeof sql>;
export type Fragment = (scope: TodayScope) => Sql;

/** `danger`: 0 danger now, 1 a safety clock, 2 everything else. `due_at` is null for news. */
export const columns = sql`kind, code, record, case_id, person_id, since, due_at, danger, facts`;

/** For functions that are asked once for all persons; null if these are very many. */
export const everybody = sql`(select among from asked)`;

/** How many days ahead something due is shown. */
export const daysAhead = {
  review: 14,
  action: 7,
  visit: 7,
  consent: 14,
  cover: 14,
  ofAge: 30,
  followUp: 14,
} as const;

/** The end of a civil day in the programme's zone. */
export const endOf = (column: Sql, { timeZone }: Pick<TodayScope, 'timeZone'>) =>
  sql`((${column} + 1)::timestamp at time zone ${timeZone})`;
/** The beginning of a civil day there. */
export const beginningOf = (column: Sql, { timeZone }: TodayScope) =>
  sql`(${column}::timestamp at time zone ${timeZone})`;

/** Joined to what is due: the person's case, unless it is over or the person stopped. */
export const openCaseOf = (person: Sql) => sql`join cases c on c.person_id = ${person}
  and c.closed_at is null and c.stopped_at is null and c.state <> 'transferred'`;
export const openCase = openCaseOf(sql`m.person_id`);
/** The same for a child's cover, which is due whatever the person wishes. */
export const caseNotOver = sql`join cases c on c.person_id = m.person_id
  and c.closed_at is null and c.state <> 'transferred'`;

const isPutOff = sql`(late.kind, late.record) in (select p.kind, p.record from put_off p)`;

/** For whom something is only when its time has passed, or somebody put it off. */
export const onceMissed =
  (fragment: Fragment): Fragment =>
  (scope) =>
    sql`select * from (${fragment(scope)}) late (${columns})
      where late.due_at < ${scope.now} or ${isPutOff}`;

/** For the second person: only after the pack's days, or when the first one put it off. */
export const onceLate =
  (fragment: Fragment): Fragment =>
  (scope) =>
    sql`select * from (${fragment(scope)}) late (${columns})
      where late.due_at < ${scope.now}::timestamptz - make_interval(days => care.late_days())
        or ${isPutOff}`;
