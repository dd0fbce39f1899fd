// SQL of what was said before somebody took over. The functions of database/told.sql decide.

import { sql, type Tx } from '../../../engine/db/database.ts';
import type { Answer } from '../../../engine/http/answer-of.ts';
import type { ToldAnswer, toldKinds, toldSources, toldStates } from './model.ts';

export type ToldRow = {
  id: string;
  kind: (typeof toldKinds)[number];
  code: string;
  source: (typeof toldSources)[number];
  saidAt: Date;
  saidBy: string;
  dueAt: Date;
  state: (typeof toldStates)[number];
  answeredAt: Date | null;
  answeredBy: string | null;
  version: number;
};

/** Open ones first, by when they are due; then the answers, newest first. */
export async function listTold(tx: Tx, caseId: string): Promise<ToldRow[]> {
  const found = await sql<ToldRow>`select id, kind, code, source, said_at, said_by, due_at, state,
      answered_at, answered_by, version
    from care.told where case_id = ${caseId}
    order by state <> 'open', case when state = 'open' then due_at end, answered_at desc, kind,
      code, id
    limit 60`.execute(tx);
  return found.rows;
}

type Given = { readonly id: string; readonly baseVersion: number; readonly answer: ToldAnswer };

export async function answerTold(
  tx: Tx,
  personId: string,
  answers: readonly Given[],
): Promise<Answer> {
  const found = await sql<{ answer: Answer }>`select care.answer_told(${personId},
    ${JSON.stringify(answers)}::jsonb) as answer`.execute(tx);
  return found.rows[0]!.answer;
}
