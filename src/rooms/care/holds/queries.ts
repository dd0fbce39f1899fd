// SQL of holds. No login role reads their table; the functions of database/holding.sql answer.

import { sql, type Tx } from '../../../engine/db/database.ts';
import type { Answer } from '../../../engine/http/answer-of.ts';
import type { Day } from '../../../kernel/day.ts';
import type { HoldGround, HoldState, HoldStep } from './model.ts';

export type HoldRow = {
  holdId: string;
  caseId: string;
  caseCode: string;
  personId: string;
  orderedAs: HoldGround;
  reason: Buffer | null;
  reviewOn: Day;
  untilOn: Day;
  state: HoldState;
  proposedBy: string;
  proposedAt: Date;
  stepBy: string;
  version: number;
};

/** The newest first. */
export async function listHolds(tx: Tx, caseId: string): Promise<HoldRow[]> {
  const found = await sql<HoldRow>`select hold_id, case_id, case_code, person_id, ordered_as,
      reason, review_on, until_on, state, proposed_by, proposed_at, step_by, version
    from care.holds_seen(${caseId}::uuid) order by proposed_at desc, hold_id limit 100`.execute(tx);
  return found.rows;
}

/** Null while someone works with the file, and for who may not see its day. */
export async function findEraseDay(tx: Tx, caseId: string): Promise<Day | null> {
  const found = await sql<{ eraseOn: Day | null }>`
    select care.erase_day_of(${caseId}::uuid) as erase_on`.execute(tx);
  return found.rows[0]?.eraseOn ?? null;
}

type NewHold = {
  readonly id: string;
  readonly caseId: string;
  readonly orderedAs: HoldGround;
  readonly reason: Buffer;
  readonly untilOn: Day;
};

export async function proposeHold(tx: Tx, hold: NewHold): Promise<Answer> {
  const found = await sql<{ answer: Answer }>`select care.propose_hold(${hold.id}::uuid,
    ${hold.caseId}::uuid, ${hold.orderedAs}, ${hold.reason}, ${hold.untilOn}::date)
    as answer`.execute(tx);
  return found.rows[0]!.answer;
}

type Step = {
  readonly caseId: string;
  readonly holdId: string;
  readonly baseVersion: number;
  readonly step: HoldStep;
};

export async function stepHold(tx: Tx, taken: Step): Promise<string> {
  const found = await sql<{ answer: string }>`select care.step_hold(${taken.caseId}::uuid,
    ${taken.holdId}::uuid, ${taken.baseVersion}, ${taken.step}) as answer`.execute(tx);
  return found.rows[0]!.answer;
}
