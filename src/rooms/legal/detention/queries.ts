// The SQL of detention and its reviews. A review ends the detention or names the next one, by a
// trigger.

import { sql, type Tx } from '../../../engine/db/database.ts';
import { insertRow } from '../../../engine/db/insert-row.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Owned } from '../charge/queries.ts';

export type DetentionRow = {
  id: string;
  subjectId: string;
  proceedingId: string;
  startedOn: Day;
  orderNumber: string;
  reason: Buffer;
  whyNoAlternative: Buffer | null;
  nextReviewOn: Day;
  endedOn: Day | null;
};
const columns = sql`id, subject_id, proceeding_id, started_on, order_number, reason, why_no_alternative, next_review_on, ended_on`;

/** The newest first. */
export async function listDetentions(tx: Tx, proceedingId: string): Promise<DetentionRow[]> {
  return (
    await sql<DetentionRow>`select ${columns} from legal.detention
      where proceeding_id = ${proceedingId}
    order by started_on desc, recorded_at desc limit 100`.execute(tx)
  ).rows;
}

export async function findDetention(
  tx: Tx,
  subjectId: string,
  detentionId: string,
): Promise<DetentionRow | null> {
  return (
    (
      await sql<DetentionRow>`select ${columns} from legal.detention
    where id = ${detentionId} and subject_id = ${subjectId}`.execute(tx)
    ).rows[0] ?? null
  );
}

export type ReviewRow = {
  detentionId: string;
  reviewedOn: Day;
  outcome: 'continued' | 'released' | 'replaced';
  nextReviewOn: Day | null;
  orderNumber: string;
};

/** The newest first. */
export async function listReviews(tx: Tx, detentionIds: readonly string[]): Promise<ReviewRow[]> {
  return (
    await sql<ReviewRow>`select detention_id, reviewed_on, outcome, next_review_on, order_number
      from legal.detention_review
    where detention_id = any(${detentionIds}::uuid[]) order by reviewed_on desc, recorded_at desc
      limit 1000`.execute(tx)
  ).rows;
}

type Detaining = {
  readonly startedOn: string;
  readonly orderNumber: string;
  readonly nextReviewOn: string;
  readonly sealedReason: Buffer;
  readonly sealedWhy: Buffer | null;
};

export async function insertDetention(
  tx: Tx,
  { id, subjectId, proceedingId, by }: Owned,
  { sealedReason, sealedWhy, ...row }: Detaining,
): Promise<void> {
  await insertRow(tx, 'legal.detention', {
    ...row,
    id,
    subjectId,
    proceedingId,
    reason: sealedReason,
    whyNoAlternative: sealedWhy,
    recordedBy: by,
  });
}

type Review = {
  readonly reviewedOn: string;
  readonly outcome: string;
  readonly nextReviewOn: string | null;
  readonly orderNumber: string;
};

export async function insertReview(
  tx: Tx,
  {
    id,
    subjectId,
    detentionId,
    by,
  }: { id: string; subjectId: string; detentionId: string; by: string },
  row: Review,
): Promise<void> {
  await insertRow(tx, 'legal.detention_review', {
    ...row,
    id,
    subjectId,
    detentionId,
    recordedBy: by,
  });
}
