// The SQL that writes restrictions and what belongs to them; a row that may not be written is refused by
// policies and triggers whatever the caller believes.

import { sql, type Tx } from '../../engine/db/database.ts';
import type { NewRestriction } from './model-restrictions.ts';

type Owned = { readonly id: string; readonly subjectId: string; readonly by: string };

export async function insertRestriction(
  tx: Tx,
  { id, subjectId, by }: Owned,
  row: NewRestriction & { sealedScope: Buffer },
): Promise<void> {
  await sql`insert into legal.restriction (id, subject_id, proceeding_id, kind, court, order_number, scope,
      start_on, end_on, recorded_by)
    values (${id}, ${subjectId}, ${row.proceedingId}, ${row.kind}, ${row.court}, ${row.orderNumber},
      ${row.sealedScope}, ${row.startOn}, ${row.endOn}, ${by})`.execute(tx);
}

export async function insertLifting(
  tx: Tx,
  { id, subjectId, by }: Owned,
  row: { restrictionId: string; kind: string; onDay: string; orderNumber: string },
): Promise<void> {
  await sql`insert into legal.restriction_lifting (id, restriction_id, subject_id, kind, on_day, order_number,
      recorded_by)
    values (${id}, ${row.restrictionId}, ${subjectId}, ${row.kind}, ${row.onDay}, ${row.orderNumber}, ${by})`.execute(
    tx,
  );
}
