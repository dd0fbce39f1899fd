// SQL of reviews: planned with the plan, held once, never erased. A review names the version it
// started from, so that two people cannot hold the same one.

import { sql, type Tx } from '../../../engine/db/database.ts';
import type { Day } from '../../../kernel/day.ts';
import type { UnansweredReason } from '../../../kernel/unanswered.ts';

export type ReviewRow = {
  id: string;
  planId: string;
  personId: string;
  afterDays: number;
  dueOn: Day;
  heldOn: Day | null;
  decision: 'continue' | 'revise' | 'propose-closing' | null;
  personRating: number | null;
  /** Why the person gave none. */
  personUnrated: UnansweredReason | null;
  version: number;
};
const reviewColumns = sql`id, plan_id, person_id, after_days, due_on, held_on, decision,
  person_rating, person_unrated, version`;

export async function findReview(tx: Tx, reviewId: string): Promise<ReviewRow | null> {
  const found = await sql<ReviewRow>`select ${reviewColumns} from care.review
    where id = ${reviewId}`.execute(tx);
  return found.rows[0] ?? null;
}

export async function listReviews(tx: Tx, planId: string): Promise<ReviewRow[]> {
  const found = await sql<ReviewRow>`select ${reviewColumns} from care.review
    where plan_id = ${planId} order by due_on, id limit 100`.execute(tx);
  return found.rows;
}

export type Held = {
  id: string;
  baseVersion: number;
  heldOn: string;
  decision: string;
  personRating: number | null;
  personUnrated: UnansweredReason | null;
  attainment: readonly { goalId: string; attainment: number }[];
  heldBy: string;
};

/** False when the review changed meanwhile. */
export async function holdReview(tx: Tx, held: Held): Promise<boolean> {
  const changed =
    await sql`update care.review set held_on = ${held.heldOn}, decision = ${held.decision},
      person_rating = ${held.personRating}, person_unrated = ${held.personUnrated},
      attainment = ${JSON.stringify(held.attainment)}::jsonb,
      held_by = ${held.heldBy}, held_at = now(), version = version + 1
    where id = ${held.id} and version = ${held.baseVersion} and held_on is null returning
      id`.execute(tx);
  return changed.rows.length > 0;
}
