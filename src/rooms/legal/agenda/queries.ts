// The SQL of the agenda of the justice side. The function decides whose matters these are.

import { sql, type Tx } from '../../../engine/db/database.ts';
import type { Day } from '../../../kernel/day.ts';
import type { MatterAgendaKind } from './model.ts';

export type MatterAgendaRow = {
  kind: MatterAgendaKind;
  code: string | null;
  record: string;
  restrictionId: string | null;
  subjectId: string;
  onDay: Day;
  at: Date | null;
  room: string | null;
  judge: string | null;
  subjectCode: string;
  fullName: string;
};

/** In the order of the days. */
export async function listMatterAgenda(
  tx: Tx,
  { first, last, most }: { first: Day; last: Day; most: number },
): Promise<MatterAgendaRow[]> {
  return (
    await sql<MatterAgendaRow>`select * from legal.own_agenda(${first}::date, ${last}::date,
      ${most}) order by on_day, at nulls last, kind, record`.execute(tx)
  ).rows;
}
