// SQL of supervision. The policies and the functions of database/ contain the scope: oneself, the
// own team, the own organisation.

import { sql, type Tx } from '../../../engine/db/database.ts';
import type { BodyOf } from '../../../kernel/contract.ts';
import type { Day } from '../../../kernel/day.ts';
import type { Role } from '../../../kernel/roles.ts';
import type * as api from './api.ts';
import {
  type askWishes,
  type movedFor,
  type SupervisionKind,
  supervisionKinds,
  type supervisionStates,
  type SupervisionTodayCode,
} from './model.ts';

type Wish = (typeof askWishes)[number];

export type WaitingRow = {
  code: SupervisionTodayCode;
  record: string;
  kind: SupervisionKind | null;
  since: Date;
  dueAt: Date | null;
  workers: string[] | null;
  withAccount: string | null;
  at: Date | null;
  wish: Wish | null;
  seenAt: Date | null;
};

/** What asks for an answer first, then by day. */
export async function listWaitingRows(tx: Tx): Promise<WaitingRow[]> {
  const found = await sql<WaitingRow>`select * from workforce.supervision_waiting() w
    order by w.code <> 'supervision-asked', w.due_at nulls first, w.record, w.kind
    limit 500`.execute(tx);
  return found.rows;
}

export type OwedRow = {
  workerId: string;
  role: Role;
  supervisorId: string | null;
  kind: SupervisionKind | null;
  lastAt: Date | null;
  nextAt: Date | null;
  dueOn: Day | null;
  overdue: boolean | null;
};

/** One row for each worker and kind; a worker to whom nothing is owed has one row. */
export async function listOwedRows(tx: Tx): Promise<OwedRow[]> {
  const found = await sql<OwedRow>`select * from workforce.list_supervised() o
    order by o.worker_id,
      array_position(${[...supervisionKinds]}::text[], o.kind)`.execute(tx);
  return found.rows;
}

export type AskRow = {
  id: string;
  workerId: string;
  wish: Wish | null;
  askedAt: Date;
  dueAt: Date;
  seenAt: Date | null;
  seenBy: string | null;
  isAnswered: boolean;
};

export async function listOpenAsks(tx: Tx): Promise<AskRow[]> {
  const found = await sql<AskRow>`select a.id, a.worker_id, a.wish, a.asked_at, a.due_at,
      a.seen_at, a.seen_by, workforce.answers_ask(a) as is_answered
    from workforce.supervision_ask a where a.state = 'open'
    order by a.asked_at, a.id limit 500`.execute(tx);
  return found.rows;
}

export type SessionRow = {
  id: string;
  kind: SupervisionKind;
  plannedAt: Date;
  state: (typeof supervisionStates)[number];
  minutes: number | null;
  movedFor: (typeof movedFor)[number] | null;
  supervisorId: string;
  workers: string[];
  version: number;
  mayEnd: boolean;
};

/** What is planned first, in its order; then the latest. */
export async function listSessionRows(tx: Tx): Promise<SessionRow[]> {
  const found = await sql<SessionRow>`select s.id, s.kind, s.planned_at, s.state, s.minutes,
      s.moved_for, s.supervisor_id, s.version, workforce.ends_supervision(s) as may_end,
      array(select w.worker_id from workforce.supervision_worker w
        where w.supervision_id = s.id order by w.worker_id) as workers
    from workforce.supervision s
    order by s.state <> 'planned', case when s.state = 'planned' then s.planned_at end,
      s.planned_at desc, s.id limit 200`.execute(tx);
  return found.rows;
}

type Planned = BodyOf<typeof api.planSupervision> & { readonly id: string };
type Zone = { readonly timeZone: string };

/** The hour that the clocks of the programme show on that day. */
const instant = (day: Day | null, hour: string | null, { timeZone }: Zone) =>
  sql`((${day}::date + ${hour}::time) at time zone ${timeZone})`;

export async function planSupervision(
  tx: Tx,
  { id, kind, workerIds, onDay, atHour }: Planned,
  zone: Zone,
): Promise<string> {
  const found = await sql<{ answer: string }>`select workforce.plan_supervision(
    jsonb_build_object('id', ${id}::uuid, 'kind', ${kind}::text,
      'workerIds', ${JSON.stringify(workerIds)}::jsonb,
      'at', ${instant(onDay as Day, atHour, zone)})) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

export type Ending = {
  readonly id: string;
  readonly baseVersion: number;
  readonly outcome: 'held' | 'not-held';
  readonly minutes: number | null;
  readonly movedFor: string | null;
  /** The other time, or when it was really held. */
  readonly newId: string;
  readonly day: Day | null;
  readonly hour: string | null;
};

export async function endSupervision(tx: Tx, ending: Ending, zone: Zone): Promise<string> {
  const { id, baseVersion, outcome, minutes, movedFor, newId, day, hour } = ending;
  const found = await sql<{ answer: string }>`select workforce.end_supervision(${id},
    ${baseVersion}, jsonb_build_object('outcome', ${outcome}::text,
      'minutes', ${minutes}::integer, 'movedFor', ${movedFor}::text, 'newId', ${newId}::uuid,
      'newAt', ${instant(day, hour, zone)},
      'isHalf', (${day}::date is null) <> (${hour}::time is null))) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

export async function correctSupervision(tx: Tx, right: Ending, zone: Zone): Promise<string> {
  const { id, baseVersion, outcome, minutes, movedFor, newId, day, hour } = right;
  const found = await sql<{ answer: string }>`select workforce.correct_supervision(${id},
    ${baseVersion}, jsonb_build_object('id', ${newId}::uuid, 'outcome', ${outcome}::text,
      'minutes', ${minutes}::integer, 'movedFor', ${movedFor}::text,
      'at', ${instant(day, hour, zone)})) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

export async function askSupervision(tx: Tx, id: string, wish: Wish | null): Promise<string> {
  const found = await sql<{ answer: string }>`
    select workforce.ask_supervision(${id}, ${wish}) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

export async function withdrawAsk(tx: Tx, id: string): Promise<string> {
  const found = await sql<{ answer: string }>`
    select workforce.withdraw_ask(${id}) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

export async function noteAskSeen(tx: Tx, id: string): Promise<string> {
  const found = await sql<{ answer: string }>`
    select workforce.note_ask_seen(${id}) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

type Naming = { readonly id: string; readonly workerId: string; readonly supervisorId: string };

export async function nameSupervisor(
  tx: Tx,
  { id, workerId, supervisorId }: Naming,
): Promise<string> {
  const found = await sql<{ answer: string }>`
    select workforce.name_supervisor(${id}, ${workerId}, ${supervisorId}) as answer`.execute(tx);
  return found.rows[0]!.answer;
}
