// SQL of organisations that leave. Nobody has the table; the functions of database/leaving.sql
// decide and say who learns what.

import type { Answer } from '../../../engine/http/answer-of.ts';
import { sql, type Tx } from '../../../engine/db/database.ts';
import type { Day } from '../../../kernel/day.ts';
import type { moveStates } from '../moving/model.ts';
import { casesShownMax, type leavingEnds, type leavingReasons } from './model.ts';

type Names = Record<string, string>;
type Leaving = {
  id: string;
  version: number;
  organisationId: string;
  organisationNames: Names;
  reason: (typeof leavingReasons)[number];
  leavesOn: Day;
  open: number;
  moving: number;
};
type CaseLeft = {
  caseCode: string;
  moveState: (typeof moveStates)[number] | null;
  toNames: Names | null;
  dueOn: Day | null;
};

export async function listLeavings(tx: Tx): Promise<Leaving[]> {
  const found = await sql<{ leaving: Leaving }>`select leaving
    from care.leavings() with ordinality l (leaving, place)
    order by place limit 100`.execute(tx);
  return found.rows.map(({ leaving }) => leaving);
}

/** One more than is shown, if there are more. */
export async function listCasesLeft(tx: Tx, leavingId: string): Promise<CaseLeft[]> {
  const found = await sql<CaseLeft>`select case_code, move_state, to_names, due_on
    from care.cases_left(${leavingId}, ${casesShownMax + 1})
    order by move_state is not null, case_code limit ${casesShownMax + 1}`.execute(tx);
  return found.rows;
}

export async function decideLeaving(tx: Tx, input: object): Promise<Answer> {
  const found = await sql<{ answer: Answer }>`
    select care.decide_leaving(${JSON.stringify(input)}::jsonb) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

export async function endLeaving(
  tx: Tx,
  leavingId: string,
  of: { readonly baseVersion: number; readonly how: (typeof leavingEnds)[number] },
): Promise<string> {
  const found = await sql<{ answer: string }>`select care.end_leaving(${leavingId},
    ${of.baseVersion}, ${of.how}) as answer`.execute(tx);
  return found.rows[0]!.answer;
}
