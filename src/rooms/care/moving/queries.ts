// SQL of moves. The columns that name the case and the person are granted to nobody; functions
// (database/moving.sql) decide, and answer which moves belong to a case.

import type { Answer } from '../../../engine/http/answer-of.ts';
import type { PlaceInTime } from '../../../engine/http/cursor.ts';
import { sql, type Tx } from '../../../engine/db/database.ts';
import type { Day } from '../../../kernel/day.ts';
import type { AgeBand, declineReasons, Priority } from '../model.ts';
import type { moveReasons, moveStates, noTalkReasons, notAskedReasons } from './model.ts';

type Names = Record<string, string>;
export type MoveRow = {
  id: string;
  cursorAt: string;
  version: number;
  caseCode: string;
  fromId: string;
  fromNames: Names;
  toId: string;
  toNames: Names;
  reason: (typeof moveReasons)[number];
  notAskedWhy: (typeof notAskedReasons)[number] | null;
  ageBand: AgeBand;
  mayBeMinor: boolean;
  province: string | null;
  priority: Priority;
  state: (typeof moveStates)[number];
  proposedAt: Date;
  decidedAt: Date | null;
  declineReason: (typeof declineReasons)[number] | null;
  talkedOn: Day | null;
  notTalkedWhy: (typeof noTalkReasons)[number] | null;
  doneAt: Date | null;
  openedOn: Day | null;
  visits: number | null;
  dueOn: Day;
  /** Whether the reader still has to say that they know. */
  mayAcknowledge: boolean;
};

const columns = sql`m.id, m.proposed_at::text as cursor_at, m.version, m.case_code,
  m.from_organisation_id as from_id, f.names as from_names, m.to_organisation_id as to_id,
  o.names as to_names, m.reason, m.not_asked_why, m.age_band, m.may_be_minor, m.province,
  m.priority, m.state, m.proposed_at, m.decided_at, m.decline_reason, m.talked_on,
  m.not_talked_why, m.done_at, m.opened_on, m.visits, m.due_on,
  care.is_told_of_move(m.id) as may_acknowledge`;
const organisations = sql`join workforce.organisation f on f.id = m.from_organisation_id
  join workforce.organisation o on o.id = m.to_organisation_id`;

export async function listMoves(
  tx: Tx,
  scope: {
    organisationId: string;
    state: string | null;
    after: PlaceInTime | null;
    limit: number;
  },
): Promise<MoveRow[]> {
  const { organisationId, state, after, limit } = scope;
  const found = await sql<MoveRow>`select ${columns} from care.move m ${organisations}
    where ${organisationId}::uuid in (m.from_organisation_id, m.to_organisation_id)
      and (${state}::text is null or m.state = ${state})
      and (${after?.at ?? null}::timestamptz is null
        or (m.proposed_at, m.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by m.proposed_at desc, m.id desc limit ${limit + 1}`.execute(tx);
  return found.rows;
}

export async function listMovesOfCase(tx: Tx, caseId: string): Promise<MoveRow[]> {
  const found = await sql<MoveRow>`select ${columns} from care.move m ${organisations}
    where m.id in (select care.moves_of_case(${caseId}))
    order by m.proposed_at desc, m.id desc limit 50`.execute(tx);
  return found.rows;
}

async function answer<Returned>(tx: Tx, call: ReturnType<typeof sql>): Promise<Returned> {
  const found = await sql<{ answer: Returned }>`select ${call} as answer`.execute(tx);
  return found.rows[0]!.answer;
}

/** Whether the reader's own organisation leaves the programme. */
export const leavesProgramme = (tx: Tx) =>
  answer<boolean>(tx, sql`exists (select 1 from care.leavings())`);

export const proposeMove = (tx: Tx, input: object) =>
  answer<Answer>(tx, sql`care.propose_move(${JSON.stringify(input)}::jsonb)`);

export const stopMove = (
  tx: Tx,
  moveId: string,
  of: { baseVersion: number; decision: 'withdrawn' | 'declined'; reason: string | null },
) =>
  answer<string>(
    tx,
    sql`care.stop_move(${moveId}, ${of.baseVersion}, ${of.decision}, ${of.reason})`,
  );

export const acceptMove = (
  tx: Tx,
  moveId: string,
  of: { baseVersion: number; leadAccountId: string; supervisorAccountId: string },
) =>
  answer<string>(
    tx,
    sql`care.accept_move(${moveId}, ${of.baseVersion}, ${of.leadAccountId},
      ${of.supervisorAccountId})`,
  );

export const completeMove = (tx: Tx, input: object) =>
  answer<Answer>(tx, sql`care.complete_move(${JSON.stringify(input)}::jsonb)`);

export const seeMove = (tx: Tx, moveId: string) =>
  answer<'done' | 'declined' | 'withdrawn' | null>(tx, sql`care.see_move(${moveId})`);
