// The SQL of the agenda: one function under the reader's policies, and the names of those it is
// about.

import type { Actor } from '../../../engine/access/actor.ts';
import { sql, type Tx } from '../../../engine/db/database.ts';
import type { Day } from '../../../kernel/day.ts';
import type { AgendaKind } from './model.ts';

export type AgendaRow = {
  kind: AgendaKind;
  code: string | null;
  record: string;
  caseId: string | null;
  personId: string | null;
  reference: string | null;
  fullName: string | null;
  onDay: Day;
  at: Date | null;
};

export type AgendaSpan = { first: Day; last: Day; timeZone: string; most: number };

/** In the order of the days; on a day what has an hour first, then danger. */
export async function listAgenda(
  tx: Tx,
  actor: Actor,
  { first, last, timeZone, most }: AgendaSpan,
): Promise<AgendaRow[]> {
  const isManager = actor.role === 'cso-manager';
  const found = await sql<AgendaRow>`
    select a.kind, a.code, a.record, a.case_id, a.person_id, a.on_day, a.at,
      ${isManager ? sql`coalesce(c.code, m.case_code)` : sql`p.code`} as reference,
      ${isManager ? sql`null` : sql`n.full_name`} as full_name
    from care.agenda(${actor.accountId}, ${actor.role}, ${actor.organisationId}, ${timeZone},
      ${first}::date, ${last}::date) a
    left join people.person p on p.id = a.person_id
    left join people.person_name n on n.person_id = a.person_id and n.kind = 'current'
      and n.until_at = 'infinity'
    left join care.case_file c on c.id = a.case_id
    left join care.move m on m.id = a.record and a.kind = 'move'
    order by a.on_day, a.at nulls last, a.danger, a.kind, a.record limit ${most}`.execute(tx);
  return found.rows;
}
