// What every question of Today shares: whose day it is, how far ahead, and only open cases.

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
export const endOf = (column: ReturnType<typeof sql>, { timeZone }: TodayScope) =>
  sql`((${column} + 1)::timestamp at time zone ${timeZone})`;

/** Joined to what is due: the person's case, unless it is over or the person stopped. */
export const openCase = sql`join care.case_file c on c.person_id = m.person_id
  and c.closed_at is null and c.stopped_at is null and c.state <> 'transferred'`;
/** The same for a child's cover, which is due whatever the person wishes. */
export const caseNotOver = sql`join care.case_file c on c.person_id = m.person_id
  and c.closed_at is null and c.state <> 'transferred'`;
