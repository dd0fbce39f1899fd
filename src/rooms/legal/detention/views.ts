// Detentions with their reviews as the page of a proceeding shows them.

import type { Tx } from '../../../engine/db/database.ts';
import type { Day } from '../../../kernel/day.ts';
import type { ProceedingPage } from '../charge/shapes.ts';
import type { ChargeRow } from '../charge/queries.ts';
import { type DetentionRow, listDetentions, listReviews, type ReviewRow } from './queries.ts';
import { readToday } from '../matter/queries.ts';
import { openField } from '../sealing.ts';

export async function viewDetentions(
  tx: Tx,
  row: ChargeRow,
  key: Buffer,
): Promise<ProceedingPage['detentions']> {
  const rows = await listDetentions(tx, row.id);
  const reviews = await listReviews(
    tx,
    rows.map(({ id }) => id),
  );
  const today = await readToday(tx);
  return rows.map((one) =>
    viewDetention(
      one,
      reviews.filter((each) => each.detentionId === one.id),
      { key, today },
    ),
  );
}

function viewDetention(
  row: DetentionRow,
  reviews: readonly ReviewRow[],
  { key, today }: { key: Buffer; today: Day },
) {
  const open = (column: string, sealed: Buffer) =>
    openField(key, { table: 'detention', record: row.id, column }, sealed);
  return {
    id: row.id,
    version: reviews.length + 1,
    proceedingId: row.proceedingId,
    startedOn: row.startedOn,
    endedOn: row.endedOn,
    nextReviewOn: row.nextReviewOn,
    orderNumber: row.orderNumber,
    reason: open('reason', row.reason),
    whyNoAlternative: row.whyNoAlternative && open('why_no_alternative', row.whyNoAlternative),
    isOverdue: row.endedOn === null && row.nextReviewOn < today,
    reviews: reviews.map((one) => ({
      on: one.reviewedOn,
      outcome: one.outcome,
      nextReviewOn: one.nextReviewOn,
      orderNumber: one.orderNumber,
    })),
  };
}
