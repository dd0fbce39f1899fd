// The SQL of Today. What waits is said by the functions of database/waiting.sql, under the caller's
// policies; each question also contains the caller's own scope. A probation officer reads hearings
// and names through the functions that give minimum fields.

import type { Actor } from '../../../engine/access/actor.ts';
import { sql, type Tx } from '../../../engine/db/database.ts';
import type { Day } from '../../../kernel/day.ts';
import { isRegistrar, seesMinimum } from '../access.ts';
import { type CourtTodayCode, type courtTodayKinds, probationCodes } from './model.ts';

export type WaitingRow = {
  kind: (typeof courtTodayKinds)[number];
  code: CourtTodayCode;
  record: string;
  parent: string;
  subjectId: string;
  since: Day | null;
  dueOn: Day;
  danger: number;
};
export type CourtRow = WaitingRow & { dueAt: Date; subjectCode: string; name: string };
export type LateRow = Omit<WaitingRow, 'danger'> & { subjectCode: string; officer: string | null };

const shown = sql`kind, code, record, parent, subject_id, since, due_on`;
const columns = sql`${shown}, danger`;

/** A guard and not a page: far more than waits in the matters of one officer. */
const itemsMost = 5_000;
const toAssignMost = 101;
const weekDays = 7;

/**
 * In the officer's matters, in no order. What a probation officer sees to waits for a prosecutor
 * only where no probation officer holds the matter; an appeal, the other way round.
 */
export async function listWaiting(
  tx: Tx,
  actor: Actor,
  { timeZone }: { timeZone: string },
): Promise<CourtRow[]> {
  const [minimum, registrar] = [seesMinimum(actor), isRegistrar(actor)];
  const inProceedings = minimum
    ? sql`select 'hearing' as kind, 'hearing-ahead' as code, h.id as record, h.proceeding_id,
        h.subject_id, null::date, h.held_on, 2 from legal.minimum_hearings_ahead(${weekDays}) h`
    : sql`select w.* from mine m, legal.waiting_in_proceedings(m.ids) w`;
  const toAssign = registrar
    ? sql`union all select 'matter', 'matter-to-assign', a.subject_id, a.subject_id, a.subject_id,
        a.since, a.due_on, 2 from legal.matters_to_assign(${toAssignMost}) a`
    : sql``;
  const named = minimum
    ? sql`legal.minimum_names((select array_agg(subject_id) from items))`
    : sql`(select s.id, s.code, n.full_name from legal.subject s
        join legal.subject_name n on n.subject_id = s.id and n.kind = 'current')`;
  const found = await sql<CourtRow>`
    with mine as materialized (select coalesce(array_agg(r.subject_id), '{}') as ids
      from legal.reach r where r.account_id = ${actor.accountId}),
    held as materialized (select h.* from mine m, legal.held_by(m.ids) h),
    items (${columns}) as materialized (${inProceedings}
      union all
      select w.* from mine m, legal.waiting_in_restrictions(m.ids) w
      where not exists (select 1 from held h where h.subject_id = w.subject_id and h.role =
        case when ${minimum} then case when w.kind = 'appeal' then 'prosecutor' end
          when w.code = any(${probationCodes}) then 'probation-officer' end)
      ${toAssign} limit ${itemsMost})
    select i.*, ((i.due_on + 1)::timestamp at time zone ${timeZone}) as due_at,
      s.code as subject_code, s.full_name as name
    from items i join ${named} s on s.id = i.subject_id`.execute(tx);
  return found.rows;
}

/** For a registrar, by code and with whom to ask: in others' matters, longest late first. */
export async function listLateInCourt(tx: Tx, most: number): Promise<LateRow[]> {
  const found = await sql<LateRow>`
    with late as materialized (select row_number() over () as at, l.*
      from legal.late_in_matters(${most}) l),
    of_late as materialized (select array(select distinct subject_id from late) as ids),
    officers as materialized (select o.* from of_late f, legal.officers_of(f.ids) o
      join legal.held_by((select ids from of_late)) h
        on h.subject_id = o.subject_id and h.role = o.role)
    select ${shown}, subject_code, (select o.display_name from officers o
      where o.subject_id = l.subject_id
        and (o.role = 'prosecutor' or l.code = any(${probationCodes}))
      order by o.role, o.display_name limit 1) as officer
    from late l order by at`.execute(tx);
  return found.rows;
}
