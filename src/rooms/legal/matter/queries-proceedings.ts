// The SQL of proceedings, their steps and their hearings. A row that may not be written is refused
// by policies and triggers, even where the caller missed it.

import type { Actor } from '../../../engine/access/actor.ts';
import { sql, type Tx } from '../../../engine/db/database.ts';
import { insertRow } from '../../../engine/db/insert-row.ts';
import type { Day } from '../../../kernel/day.ts';
import { seesMinimum } from '../access.ts';
import type { ProceedingState } from './model.ts';
import type { ActTime, Hearing, NewHearing, NewProceeding } from './shapes.ts';

export type ProceedingRow = {
  id: string;
  subjectId: string;
  court: string;
  state: ProceedingState;
  stateOn: Day;
  registeredOn: Day;
  version: number;
  courtNumber: string | null;
  actFrom: Day | null;
  actTo: Day | null;
  actPrecision: ActTime['precision'] | null;
  article: string | null;
  country: string | null;
};

/** The proceeding entered last comes first. */
export async function listProceedings(
  tx: Tx,
  actor: Actor,
  subjectIds: readonly string[],
): Promise<ProceedingRow[]> {
  const minimum = sql<ProceedingRow>`select *, null as court_number, null::date as act_from,
      null::date as act_to, null as act_precision, null as article, null as country
    from legal.minimum_proceedings(${subjectIds}::uuid[]) order by id desc`;
  const whole = sql<ProceedingRow>`select id, subject_id, court, state, state_on, registered_on,
    version,
      court_number, act_from, act_to, act_precision, article, country
    from legal.proceeding where subject_id = any(${subjectIds}::uuid[]) order by id desc`;
  return (await (seesMinimum(actor) ? minimum : whole).execute(tx)).rows;
}

export async function hasProceeding(
  tx: Tx,
  actor: Actor,
  { subjectId, proceedingId }: { subjectId: string; proceedingId: string },
): Promise<boolean> {
  const proceedings = await listProceedings(tx, actor, [subjectId]);
  return proceedings.some((row) => row.id === proceedingId);
}

export type TransitionRow = {
  proceedingId: string;
  fromState: ProceedingState | null;
  toState: ProceedingState;
  onDay: Day;
};

/** Oldest first. A probation officer gets none: the policies show no transition. */
export async function listTransitions(tx: Tx, subjectId: string): Promise<TransitionRow[]> {
  return (
    await sql<TransitionRow>`select proceeding_id, from_state, to_state, on_day
    from legal.proceeding_transition where subject_id = ${subjectId} order by at, id`.execute(tx)
  ).rows;
}

type Owned = { readonly id: string; readonly subjectId: string; readonly by: string };

export async function insertProceeding(
  tx: Tx,
  { id, subjectId, by }: Owned,
  row: NewProceeding,
): Promise<void> {
  await sql`insert into legal.proceeding (id, subject_id, act_from, act_to, act_precision, article,
    country,
      court, court_number, state, state_on, registered_on, registered_by, edition_id, offence_code,
        offence_from)
    values (${id}, ${subjectId}, ${row.act.from}, ${row.act.to}, ${row.act.precision},
      ${row.article},
      ${row.country}, ${row.court}, ${row.courtNumber}, ${row.state}, ${row.stateOn},
        legal.today(), ${by},
      ${row.offence?.editionId ?? null}, ${row.offence?.code ?? null},
        ${row.offence?.from ?? null})`.execute(tx);
}

/** Before a step: what it changes in the other proceedings is locked in one order. */
export async function holdMatter(tx: Tx, subjectId: string): Promise<void> {
  await sql`select legal.hold_matter(${subjectId})`.execute(tx);
}

/** Null if the version changed meanwhile. */
export async function updateState(
  tx: Tx,
  proceedingId: string,
  change: { state: string; on: string; baseVersion: number },
): Promise<number | null> {
  const found = await sql<{ version: number }>`update legal.proceeding
    set state = ${change.state}, state_on = ${change.on}, version = version + 1
    where id = ${proceedingId} and version = ${change.baseVersion} returning version`.execute(tx);
  return found.rows[0]?.version ?? null;
}

export type HearingRow = {
  id: string;
  subjectId: string;
  proceedingId: string;
  heldOn: Day;
  heldAt: string | null;
  room: string | null;
  judge: string | null;
  placeKind: Hearing['placeKind'];
  outcome: Hearing['outcome'];
  note: Buffer | null;
  version: number;
};

/** The latest day first. */
export async function listHearings(
  tx: Tx,
  actor: Actor,
  subjectIds: readonly string[],
): Promise<HearingRow[]> {
  const minimum = sql<HearingRow>`select *, null as judge, null::bytea as note
    from legal.minimum_hearings(${subjectIds}::uuid[]) order by held_on desc, id desc limit 1000`;
  const whole = sql<HearingRow>`select id, subject_id, proceeding_id, held_on,
    to_char(held_at, 'HH24:MI') as held_at, room, judge, place_kind, outcome, note, version
    from legal.hearing where subject_id = any(${subjectIds}::uuid[]) order by held_on desc, id desc
      limit 1000`;
  return (await (seesMinimum(actor) ? minimum : whole).execute(tx)).rows;
}

export async function insertHearing(
  tx: Tx,
  { id, subjectId, by }: Owned,
  { sealedNote, ...row }: Omit<NewHearing, 'note'> & { sealedNote: Buffer | null },
): Promise<void> {
  await insertRow(tx, 'legal.hearing', { ...row, id, subjectId, note: sealedNote, recordedBy: by });
}

/** False if the version changed meanwhile. */
export async function updateHearing(
  tx: Tx,
  hearingId: string,
  change: Pick<NewHearing, 'heldOn' | 'heldAt' | 'room' | 'judge' | 'outcome'> & {
    sealedNote: Buffer | null;
    baseVersion: number;
  },
): Promise<boolean> {
  const found =
    await sql`update legal.hearing set held_on = ${change.heldOn}, outcome = ${change.outcome},
      held_at = ${kept('held_at', change.heldAt)}, room = ${kept('room', change.room)},
      judge = ${kept('judge', change.judge)}, note = ${change.sealedNote}, version = version + 1
    where id = ${hearingId} and version = ${change.baseVersion} returning id`.execute(tx);
  return found.rows.length > 0;
}

/** What was not said stays as it is. */
const kept = (column: 'held_at' | 'room' | 'judge', value: string | null | undefined) =>
  value === undefined ? sql.ref(column) : sql`${value}`;
