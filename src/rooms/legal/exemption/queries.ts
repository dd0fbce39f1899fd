// The SQL of exemption, amnesty and pardon. Triggers of database/ check a decision that grants and
// also move the proceeding, in the same transaction.

import type { ExemptionRule } from '../../law/model.ts';
import { findEdition } from '../../law/public.ts';
import { sql, type Tx } from '../../../engine/db/database.ts';
import { insertRow } from '../../../engine/db/insert-row.ts';
import type { Day } from '../../../kernel/day.ts';
import { InvariantError } from '../../../kernel/invariant.ts';
import type { ExemptionShown } from '../charge/shapes.ts';
import type { Owned } from '../charge/queries.ts';
import { findRule } from './rules.ts';

export type ExemptionRow = {
  id: string;
  subjectId: string;
  proceedingId: string;
  editionId: string;
  ruleCode: string;
  state: ExemptionShown['state'];
  legalAidOfferedOn: Day;
  legalAidAnswer: ExemptionShown['legalAidAnswer'];
  openedOn: Day;
  decidedBy: string | null;
  orderNumber: string | null;
  decidedOn: Day | null;
  version: number;
};
const columns = sql`id, subject_id, proceeding_id, edition_id, rule_code, state,
  legal_aid_offered_on, legal_aid_answer,
  opened_on, decided_by, order_number, decided_on, version`;

/** The newest first. */
export async function listExemptions(tx: Tx, proceedingId: string): Promise<ExemptionRow[]> {
  return (
    await sql<ExemptionRow>`select ${columns} from legal.exemption_request
      where proceeding_id = ${proceedingId}
    order by opened_on desc, recorded_at desc limit 50`.execute(tx)
  ).rows;
}

export async function findExemption(
  tx: Tx,
  subjectId: string,
  requestId: string,
): Promise<ExemptionRow | null> {
  return (
    (
      await sql<ExemptionRow>`select ${columns} from legal.exemption_request
    where id = ${requestId} and subject_id = ${subjectId}`.execute(tx)
    ).rows[0] ?? null
  );
}

/** The rule as it was in the edition and on the day of the request. */
export async function readRule(tx: Tx, row: ExemptionRow): Promise<ExemptionRule> {
  const edition = await findEdition(tx, row.editionId);
  const rule = edition && findRule(edition.law.exemptions, row.ruleCode, row.openedOn);
  if (!rule) throw new InvariantError('a request without its rule');
  return rule;
}

export type AnswerRow = {
  id: string;
  requestId: string;
  conditionCode: string;
  answer: 'yes' | 'no' | 'not-known';
  evidence: Buffer | null;
  on: Day;
};

/** The newest answer to each condition of each request. */
export async function listAnswers(tx: Tx, requestIds: readonly string[]): Promise<AnswerRow[]> {
  return (
    await sql<AnswerRow>`select distinct on (request_id, condition_code) id, request_id,
      condition_code, answer, evidence,
      legal.day_at(recorded_at) as on
    from legal.exemption_answer where request_id = any(${requestIds}::uuid[])
    order by request_id, condition_code, recorded_at desc limit 1000`.execute(tx)
  ).rows;
}

type Opening = {
  readonly editionId: string;
  readonly ruleCode: string;
  readonly legalAidOfferedOn: string;
  readonly legalAidAnswer: string;
  readonly openedOn: string;
};

export async function insertExemption(
  tx: Tx,
  { id, subjectId, proceedingId, by }: Owned,
  row: Opening,
): Promise<void> {
  await insertRow(tx, 'legal.exemption_request', {
    ...row,
    id,
    subjectId,
    proceedingId,
    recordedBy: by,
  });
}

type Answered = {
  readonly condition: string;
  readonly answer: string;
  readonly evidence: Buffer | null;
};

export async function insertAnswer(
  tx: Tx,
  {
    id,
    subjectId,
    requestId,
    by,
  }: { id: string; subjectId: string; requestId: string; by: string },
  row: Answered,
): Promise<void> {
  await insertRow(tx, 'legal.exemption_answer', {
    id,
    subjectId,
    requestId,
    conditionCode: row.condition,
    answer: row.answer,
    evidence: row.evidence,
    recordedBy: by,
  });
}

type Decision = {
  readonly state: string;
  readonly decidedBy: string | null;
  readonly orderNumber: string | null;
  readonly decidedOn: string;
  readonly baseVersion: number;
};

/** Null if the version changed meanwhile. */
export async function updateDecision(
  tx: Tx,
  requestId: string,
  row: Decision,
): Promise<number | null> {
  const found = await sql<{
    version: number;
  }>`update legal.exemption_request set state = ${row.state}, decided_by = ${row.decidedBy},
      order_number = ${row.orderNumber}, decided_on = ${row.decidedOn}, version = version + 1
    where id = ${requestId} and version = ${row.baseVersion} returning version`.execute(tx);
  return found.rows[0]?.version ?? null;
}
