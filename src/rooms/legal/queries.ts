// All SQL of this room. A prosecutor's reads pass through the row policies and carry the same
// scope literally; a probation officer's reads of subject, proceeding and hearing go through the
// functions that give minimum fields. Today is the database's, so that no caller can choose it.

import { sql, type Tx } from '../../engine/db/database.ts';
import type { Actor } from '../../engine/access/actor.ts';
import type { BirthPrecision } from '../../kernel/birth.ts';
import type { Day } from '../../kernel/day.ts';
import type { ActTime, Hearing, ProceedingState, Subject } from './model.ts';

export type SubjectRow = { id: string; code: string; fullName: string; registeredOn: Day };
export type Paging = { code: string | null; after: string | null; most: number };

export function isRegistrar(actor: Actor): boolean {
  return actor.role === 'prosecutor' && actor.duty === 'registrar';
}

/** Newest first; one more than the page, to know whether there is a next one. */
export async function listSubjects(
  tx: Tx,
  actor: Actor,
  { code, after, most }: Paging,
): Promise<SubjectRow[]> {
  if (actor.role === 'probation-officer') {
    return (
      await sql<SubjectRow>`select * from legal.minimum_subjects(null, ${code}, ${after},
        ${most})`.execute(tx)
    ).rows;
  }
  const scope = isRegistrar(actor)
    ? sql`s.organisation_id = ${actor.organisationId}`
    : sql`s.id in (select r.subject_id from legal.reach r where r.account_id = ${actor.accountId})`;
  return (
    await sql<SubjectRow>`
    select s.id, s.code, n.full_name, s.registered_on
    from legal.subject s
    join legal.subject_name n on n.subject_id = s.id and n.kind = 'current'
    where ${scope} and (${code}::text is null or s.code = ${code})
      and (${after}::uuid is null or s.id < ${after})
    order by s.id desc limit ${most}`.execute(tx)
  ).rows;
}

export type SubjectPageRow = SubjectRow & {
  birthFrom: Day | null;
  birthTo: Day | null;
  birthPrecision: BirthPrecision | null;
  birthDisputed: boolean | null;
  counsel: Subject['counsel'];
  isVictim: boolean | null;
  hiddenFrom: Day | null;
  otherNames: string[] | null;
  organisationId: string | null;
};

export async function findSubject(
  tx: Tx,
  actor: Actor,
  subjectId: string,
): Promise<SubjectPageRow | null> {
  if (actor.role === 'probation-officer') {
    return (
      (
        await sql<SubjectPageRow>`select *, null::date as birth_from, null::date as birth_to,
        null as birth_precision, null::boolean as birth_disputed, null as counsel,
        null::boolean as is_victim, null::date as hidden_from, null::text[] as other_names,
          null::uuid as organisation_id
      from legal.minimum_subjects(array[${subjectId}::uuid], null, null, 1)`.execute(tx)
      ).rows[0] ?? null
    );
  }
  return (
    (
      await sql<SubjectPageRow>`
    select s.id, s.code, n.full_name, s.registered_on, s.birth_from, s.birth_to, s.birth_precision,
      s.birth_disputed, s.counsel, s.is_victim, s.hidden_from, s.organisation_id, array(select
        o.full_name from legal.subject_name o
        where o.subject_id = s.id and o.kind = 'other' order by o.recorded_at, o.id) as other_names
    from legal.subject s
    join legal.subject_name n on n.subject_id = s.id and n.kind = 'current'
    where s.id = ${subjectId}`.execute(tx)
    ).rows[0] ?? null
  );
}

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
  return (await (actor.role === 'probation-officer' ? minimum : whole).execute(tx)).rows;
}

export type TransitionRow = {
  proceedingId: string;
  fromState: ProceedingState | null;
  toState: ProceedingState;
  onDay: Day;
};

/** Oldest first. None for a probation officer, whose policies show no transition. */
export async function listTransitions(tx: Tx, subjectId: string): Promise<TransitionRow[]> {
  return (
    await sql<TransitionRow>`select proceeding_id, from_state, to_state, on_day
    from legal.proceeding_transition where subject_id = ${subjectId} order by at, id`.execute(tx)
  ).rows;
}

export type HearingRow = {
  id: string;
  subjectId: string;
  proceedingId: string;
  heldOn: Day;
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
  const minimum = sql<HearingRow>`select *, null::bytea as note
    from legal.minimum_hearings(${subjectIds}::uuid[]) order by held_on desc, id desc limit 1000`;
  const whole = sql<HearingRow>`select id, subject_id, proceeding_id, held_on, place_kind, outcome,
    note, version
    from legal.hearing where subject_id = any(${subjectIds}::uuid[]) order by held_on desc, id desc
      limit 1000`;
  return (await (actor.role === 'probation-officer' ? minimum : whole).execute(tx)).rows;
}

export type OfficerRow = {
  subjectId: string;
  accountId: string;
  displayName: string;
  role: 'prosecutor' | 'probation-officer';
};

export async function listOfficersOf(tx: Tx, subjectIds: readonly string[]): Promise<OfficerRow[]> {
  return (
    await sql<OfficerRow>`select * from legal.officers_of(${subjectIds}::uuid[])
      order by role`.execute(tx)
  ).rows;
}

/** What an assignment is based on; null for whoever assigns nobody. */
export async function readAssignmentVersion(tx: Tx, subjectId: string): Promise<number | null> {
  const found = await sql<{ version: number | null }>`
    select legal.assignment_version(${subjectId}) as version`.execute(tx);
  return found.rows[0]!.version;
}

export type TakerRow = Omit<OfficerRow, 'subject_id'> & { matters: number | null };

/** To whom a registrar may assign in one body, by name; for everybody else none. */
export async function listOfficerRows(tx: Tx, organisationId: string): Promise<TakerRow[]> {
  return (await sql<TakerRow>`select * from legal.officers(${organisationId})`.execute(tx)).rows;
}

export type BodyRow = { id: string; code: string; names: Record<string, string> };

/** Bodies of the justice side with somebody to assign to, the registrar's own court first. */
export async function listBodies(tx: Tx): Promise<BodyRow[]> {
  return (await sql<BodyRow>`select * from legal.bodies_with_officers()`.execute(tx)).rows;
}

/** Null when the subject is not visible, does not exist or was expunged: not told apart. */
export async function findWrappedKey(tx: Tx, subjectId: string): Promise<Buffer | null> {
  const found = await sql<{ wrappedKey: Buffer | null }>`
    select wrapped_key from legal.subject_key where subject_id = ${subjectId}`.execute(tx);
  return found.rows[0]?.wrappedKey ?? null;
}

export async function readToday(tx: Tx): Promise<Day> {
  return (await sql<{ today: Day }>`select legal.today() as today`.execute(tx)).rows[0]!.today;
}
