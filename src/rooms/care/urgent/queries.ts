// SQL of urgent concerns, handings and what was put off. What was done is ciphertext here. The
// functions of database/urgent.sql, handing.sql and putting-off.sql decide.

import { sql, type Tx } from '../../../engine/db/database.ts';
import type { Answer } from '../../../engine/http/answer-of.ts';
import type { BodyOf } from '../../../kernel/contract.ts';
import type { Day } from '../../../kernel/day.ts';
import type { AssignmentPart } from '../model.ts';
import type * as api from './api.ts';
import type {
  concernSources,
  HandingAbout,
  handingDeclines,
  handingReasons,
  handingStates,
  PutOffReason,
  UrgentOutcome,
} from './model.ts';

export type ConcernRow = {
  id: string;
  caseId: string;
  personId: string;
  source: (typeof concernSources)[number];
  raisedAt: Date;
  raisedBy: string;
  dueAt: Date;
  outcome: UrgentOutcome | null;
  text: Buffer | null;
  doneAt: Date | null;
  doneBy: string | null;
  version: number;
};

const concernColumns = sql`id, case_id, person_id, source, raised_at, raised_by, due_at, outcome,
  text, done_at, done_by, version`;

/** Open ones first, the longest waiting first; then what was done, newest first. */
export async function listConcerns(tx: Tx, caseId: string): Promise<ConcernRow[]> {
  const found = await sql<ConcernRow>`select ${concernColumns} from care.urgent_concern
    where case_id = ${caseId}
    order by outcome is not null, case when outcome is null then due_at end, done_at desc, id
    limit 50`.execute(tx);
  return found.rows;
}

/** The longest waiting of a case, as it stands with the manager of its organisation. */
export async function findLateConcern(
  tx: Tx,
  caseId: string,
): Promise<Pick<ConcernRow, 'raisedAt' | 'dueAt'> | null> {
  const found = await sql<Pick<ConcernRow, 'raisedAt' | 'dueAt'>>`select raised_at, due_at
    from care.concerns_for_manager() where case_id = ${caseId} order by due_at limit 1`.execute(tx);
  return found.rows[0] ?? null;
}

export async function findConcern(tx: Tx, concernId: string): Promise<ConcernRow | null> {
  const found = await sql<ConcernRow>`select ${concernColumns} from care.urgent_concern
    where id = ${concernId}`.execute(tx);
  return found.rows[0] ?? null;
}

export async function maySettle(tx: Tx, caseId: string): Promise<boolean> {
  const found = await sql<{ may: boolean }>`select care.settles_in(${caseId}) as may`.execute(tx);
  return found.rows[0]!.may;
}

/** 'ok' or a refusal code. */
export async function settleConcern(
  tx: Tx,
  settled: { id: string; baseVersion: number; outcome: UrgentOutcome; text: Buffer | null },
): Promise<string> {
  const found = await sql<{ answer: string }>`select care.settle_concern(${settled.id},
    ${settled.baseVersion}, ${settled.outcome}, ${settled.text}) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

export type HandingRow = {
  id: string;
  about: HandingAbout;
  concernId: string | null;
  fromAccount: string;
  toAccount: string;
  reason: (typeof handingReasons)[number];
  askedAt: Date;
  state: (typeof handingStates)[number];
  declineReason: (typeof handingDeclines)[number] | null;
  version: number;
};

/** Those that count, and the newest of those that were declined. */
export async function listHandings(tx: Tx, caseId: string): Promise<HandingRow[]> {
  const found = await sql<HandingRow>`select id, about, concern_id, from_account, to_account,
      reason, asked_at, state, decline_reason, version
    from care.handing where case_id = ${caseId} and (state = 'declined'
      or id in (select care.handings_that_count(${caseId})))
    order by asked_at desc, id limit 100`.execute(tx);
  return found.rows;
}

export async function findHanding(tx: Tx, handingId: string): Promise<{ personId: string } | null> {
  const found = await sql<{ personId: string }>`select person_id from care.handing
    where id = ${handingId}`.execute(tx);
  return found.rows[0] ?? null;
}

export type ColleagueRow = { accountId: string; about: HandingAbout; parts: AssignmentPart[] };

export async function listColleaguesToAsk(tx: Tx, caseId: string): Promise<ColleagueRow[]> {
  const found = await sql<ColleagueRow>`select k.account_id, k.about,
      array(select a.part from care.assignment a where a.case_id = ${caseId}
        and a.account_id = k.account_id and a.until_at = 'infinity' order by a.part) as parts
    from care.colleagues_to_ask(${caseId}) k order by k.account_id, k.about limit 100`.execute(tx);
  return found.rows;
}

export async function askHanding(
  tx: Tx,
  asked: BodyOf<typeof api.askHanding> & { id: string; caseId: string },
): Promise<string> {
  const found = await sql<{ answer: string }>`select care.ask_handing(
    ${JSON.stringify(asked)}::jsonb) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

export async function answerHanding(
  tx: Tx,
  id: string,
  { baseVersion, answer, reason }: BodyOf<typeof api.answerHanding>,
): Promise<string> {
  const found = await sql<{ answer: string }>`select care.answer_handing(${id}, ${baseVersion},
    ${answer}, ${reason}) as answer`.execute(tx);
  return found.rows[0]!.answer;
}

export type Item = { readonly kind: string; readonly record: string };
export type ItemRow = {
  personId: string;
  personCode: string;
  fullName: string | null;
  untilOnMax: Day;
  isRefused: boolean;
  untilOn: Day | null;
  reason: PutOffReason | null;
  putOffBy: string | null;
};

/** Null for who does not work on its case, as for what does not exist. */
export async function findItem(tx: Tx, { kind, record }: Item): Promise<ItemRow | null> {
  const found = await sql<ItemRow>`select i.person_id, p.code as person_code, n.full_name,
      i.until_on_max, i.is_refused, now.until_on, now.reason, now.put_off_by
    from care.item_to_put_off(${kind}, ${record}) i
    join people.person p on p.id = i.person_id
    left join people.person_name n on n.person_id = i.person_id and n.kind = 'current'
      and n.until_at = 'infinity'
    left join lateral (select q.until_on, q.reason, q.put_off_by from (select o.until_on, o.reason,
        o.put_off_by from care.put_off o where o.kind = ${kind} and o.record = ${record}
        order by o.put_off_at desc, o.id desc limit 1) q where q.until_on > care.today()) now
      on true
    limit 1`.execute(tx);
  return found.rows[0] ?? null;
}

/** `untilOn` and `reason` null: it is taken back. */
export async function putOffItem(
  tx: Tx,
  input: Item & { id: string; untilOn: string | null; reason: PutOffReason | null },
): Promise<Answer> {
  const found = await sql<{ answer: Answer }>`select care.put_off_item(
    ${JSON.stringify(input)}::jsonb) as answer`.execute(tx);
  return found.rows[0]!.answer;
}
