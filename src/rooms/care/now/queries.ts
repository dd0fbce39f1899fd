// SQL of "what now?" about one person; what is next is the question of Today (today/queries-frame).

import { sql, type Tx } from '../../../engine/db/database.ts';
import type { Day } from '../../../kernel/day.ts';
import type { services } from '../model.ts';

export type PromiseRow = {
  id: string;
  service: (typeof services)[number];
  wording: Buffer | null;
  dueOn: Day;
};

/** Open actions of the open plan, soonest first. */
export async function listPromises(tx: Tx, caseId: string): Promise<PromiseRow[]> {
  const found = await sql<PromiseRow>`select t.id, t.service, t.wording, t.due_on
    from care.plan l join care.action t on t.plan_id = l.id and t.state = 'open'
    where l.case_id = ${caseId} and l.state <> 'ended' order by t.due_on, t.id limit 20`.execute(
    tx,
  );
  return found.rows;
}
