// The SQL of subjects and officers. A prosecutor's reads pass through the row policies and contain
// the same scope literally; a probation officer reads subjects, proceedings and hearings through
// functions that give minimum fields. Today is the database's, so that no caller can choose it.

import type { Actor } from '../../../engine/access/actor.ts';
import { sql, type Tx } from '../../../engine/db/database.ts';
import { insertRow } from '../../../engine/db/insert-row.ts';
import type { BirthPrecision } from '../../../kernel/birth.ts';
import type { Day } from '../../../kernel/day.ts';
import { isRegistrar, seesMinimum } from '../access.ts';
import type { MatterOrder } from './model.ts';
import type { NewSubject, Subject } from './shapes.ts';

export type SubjectRow = { id: string; code: string; fullName: string; registeredOn: Day };
export type Paging = {
  code: string | null;
  order: MatterOrder;
  /** The last matter of the page before. */
  after: string | null;
  most: number;
};

/** In the reader's order; one more than the page, to know whether there is a next one. */
export async function listSubjects(
  tx: Tx,
  actor: Actor,
  { code, order, after, most }: Paging,
): Promise<SubjectRow[]> {
  const found = await sql<{ id: string }>`select m.subject_id as id
    from legal.sorted_matters(${order}, ${code}, ${after}::uuid, ${most}) m`.execute(tx);
  const ids = found.rows.map(({ id }) => id);
  const rows = seesMinimum(actor)
    ? sql`legal.minimum_subjects(${ids}::uuid[], null, null, ${most})`
    : sql`(select s.id, s.code, n.full_name, s.registered_on
        from legal.subject s
        join legal.subject_name n on n.subject_id = s.id and n.kind = 'current'
        where s.id = any(${ids}::uuid[]) and ${scopeOf(actor)})`;
  return (
    await sql<SubjectRow>`select s.* from ${rows} s
      order by array_position(${ids}::uuid[], s.id)`.execute(tx)
  ).rows;
}

const scopeOf = (actor: Actor) =>
  isRegistrar(actor)
    ? sql`s.organisation_id = ${actor.organisationId}`
    : sql`s.id in (select r.subject_id from legal.reach r where r.account_id = ${actor.accountId})`;

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
  if (seesMinimum(actor)) {
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

/** The base version of an assignment; null for those who may not assign. */
export async function readAssignmentVersion(tx: Tx, subjectId: string): Promise<number | null> {
  const found = await sql<{ version: number | null }>`
    select legal.assignment_version(${subjectId}) as version`.execute(tx);
  return found.rows[0]!.version;
}

export type TakerRow = Omit<OfficerRow, 'subject_id'> & { matters: number | null };

/** Officers of one body to whom a registrar may assign, by name; none for other roles. */
export async function listOfficerRows(tx: Tx, organisationId: string): Promise<TakerRow[]> {
  return (await sql<TakerRow>`select * from legal.officers(${organisationId})`.execute(tx)).rows;
}

export type BodyRow = { id: string; code: string; names: Record<string, string> };

/** Bodies of the justice side that have officers to assign, the registrar's own court first. */
export async function listBodies(tx: Tx): Promise<BodyRow[]> {
  return (await sql<BodyRow>`select * from legal.bodies_with_officers()`.execute(tx)).rows;
}

/** Null alike for a subject that is not visible, does not exist or was expunged. */
export async function findWrappedKey(tx: Tx, subjectId: string): Promise<Buffer | null> {
  const found = await sql<{ wrappedKey: Buffer | null }>`
    select wrapped_key from legal.subject_key where subject_id = ${subjectId}`.execute(tx);
  return found.rows[0]?.wrappedKey ?? null;
}

export async function readToday(tx: Tx): Promise<Day> {
  return (await sql<{ today: Day }>`select legal.today() as today`.execute(tx)).rows[0]!.today;
}

export type SubjectToSave = {
  readonly id: string;
  readonly subject: NewSubject;
  readonly organisationId: string;
  readonly by: string;
  readonly wrappedKey: Buffer;
  /** Ids of the names: the first is the name in use. */
  readonly nameIds: readonly string[];
};

/** Returns the code, which the database makes. */
export async function insertSubject(tx: Tx, row: SubjectToSave): Promise<string> {
  const { subject } = row;
  await sql`insert into legal.subject (id, birth_from, birth_to, birth_precision,
    birth_disputed,
      counsel, organisation_id, registered_by, registered_on)
    values (${row.id}, ${subject.birth.from}, ${subject.birth.to},
      ${subject.birth.precision},
      ${subject.birthDisputed}, ${subject.counsel}, ${row.organisationId}, ${row.by},
        legal.today())`.execute(tx);
  await insertRow(tx, 'legal.subject_key', { subjectId: row.id, wrappedKey: row.wrappedKey });
  const names = [subject.name, ...subject.otherSpellings];
  for (const [at, name] of names.entries()) {
    await insertRow(tx, 'legal.subject_name', {
      ...name,
      id: row.nameIds[at],
      subjectId: row.id,
      kind: at === 0 ? 'current' : 'other',
      recordedBy: row.by,
    });
  }
  const made = await sql<{ code: string }>`select code from legal.subject
    where id = ${row.id}::uuid`.execute(tx);
  return made.rows[0]!.code;
}

export async function assign(
  tx: Tx,
  row: {
    id: string;
    subjectId: string;
    officerId: string;
    reason: string;
    baseVersion?: number | undefined;
  },
): Promise<string> {
  const found = await sql<{ answer: string }>`
    select legal.assign(${row.id}, ${row.subjectId}, ${row.officerId}, ${row.reason},
      ${row.baseVersion ?? null}) as answer`.execute(tx);
  return found.rows[0]!.answer;
}
