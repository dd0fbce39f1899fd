// SQL of closings and of attempts to reach a person. Reasons are ciphertext here. The
// functions of database/closing.sql and closing-criteria.sql decide.

import { sql, type Tx } from '../../../engine/db/database.ts';
import type { Answer } from '../../../engine/http/answer-of.ts';
import type { Day } from '../../../kernel/day.ts';
import type {
  closingCriteria,
  ClosingReason,
  closingRefusals,
  closingStates,
  contactWays,
  criterionAnswers,
  followUps,
} from './model.ts';

export type AttemptRow = {
  id: string;
  attemptedOn: Day;
  way: (typeof contactWays)[number];
  madeBy: string;
};

export async function insertAttempt(
  tx: Tx,
  of: { id: string; caseId: string; personId: string; madeBy: string },
  attempt: { attemptedOn: string; way: string },
): Promise<void> {
  await sql`insert into care.contact_attempt (id, case_id, person_id, attempted_on, way, made_by)
    values (${of.id}, ${of.caseId}, ${of.personId}, ${attempt.attemptedOn}, ${attempt.way},
      ${of.madeBy})`.execute(tx);
}

export async function listAttempts(tx: Tx, caseId: string): Promise<AttemptRow[]> {
  const found = await sql<AttemptRow>`select id, attempted_on, way, made_by
    from care.contact_attempt where case_id = ${caseId}
    order by attempted_on desc, id limit 100`.execute(tx);
  return found.rows;
}

/** As the database counts them for a closing. */
export async function countAttemptDays(tx: Tx, caseId: string): Promise<number> {
  const found = await sql<{ days: number }>`
    select care.attempt_days_of(${caseId}) as days`.execute(tx);
  return found.rows[0]!.days;
}

export type ClosingRow = {
  id: string;
  version: number;
  reason: ClosingReason;
  state: (typeof closingStates)[number];
  proposedBy: string;
  proposedAt: Date;
  decideUntil: Day;
  decidedBy: string | null;
  decidedAt: Date | null;
  refusal: (typeof closingRefusals)[number] | null;
  followUpDueOn: Day | null;
  followUp: (typeof followUps)[number] | null;
  followUpAt: Date | null;
  mayDecide: boolean;
  mayFollowUp: boolean;
};

export async function listClosings(tx: Tx, caseId: string): Promise<ClosingRow[]> {
  const found = await sql<ClosingRow>`select id, version, reason, state, proposed_by,
      proposed_at, decide_until, decided_by, decided_at, refusal, follow_up_due_on, follow_up,
      follow_up_at, state = 'proposed' and care.may_decide_closing(id) as may_decide,
      follow_up_due_on <= care.today() + 14 and follow_up is null as may_follow_up
    from care.closing where case_id = ${caseId}
    order by proposed_at desc, id limit 50`.execute(tx);
  return found.rows;
}

export type CriterionRow = {
  closingId: string;
  criterion: (typeof closingCriteria)[number];
  answer: (typeof criterionAnswers)[number];
  reason: Buffer | null;
};

export async function listCriteria(tx: Tx, closingIds: readonly string[]): Promise<CriterionRow[]> {
  const found = await sql<CriterionRow>`select closing_id, criterion, answer, reason
    from care.closing_criterion where closing_id = any(${closingIds}::uuid[])
    order by closing_id, criterion limit 300`.execute(tx);
  return found.rows;
}

export async function proposeClosing(tx: Tx, input: object): Promise<Answer> {
  const found = await sql<{ answer: Answer }>`
    select care.propose_closing(${JSON.stringify(input)}::jsonb) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

export async function decideClosing(tx: Tx, input: object): Promise<Answer> {
  const found = await sql<{ answer: Answer }>`
    select care.decide_closing(${JSON.stringify(input)}::jsonb) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

export async function recordFollowUp(tx: Tx, closingId: string, followUp: string): Promise<Answer> {
  const found = await sql<{ answer: Answer }>`
    select care.record_follow_up(${closingId}, ${followUp}) as answer`.execute(tx);
  return found.rows[0]!.answer;
}
