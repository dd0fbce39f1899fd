// The SQL that writes in this room; the checks that matter are policies and triggers of migration
// 0006, so a row that may not be written is refused here whatever the caller believes.

import { sql, type Tx } from '../../engine/db/database.ts';
import type { NewHearing, NewProceeding, NewSubject } from './model.ts';

export type SubjectToSave = {
  readonly id: string;
  readonly code: string;
  readonly subject: NewSubject;
  readonly organisationId: string;
  readonly by: string;
  readonly wrappedKey: Buffer;
  /** Ids of the names: the first is the name in use. */
  readonly nameIds: readonly string[];
};

export async function insertSubject(tx: Tx, row: SubjectToSave): Promise<void> {
  const { subject } = row;
  await sql`insert into legal.subject (id, code, birth_from, birth_to, birth_precision,
    birth_disputed,
      counsel, organisation_id, registered_by, registered_on)
    values (${row.id}, ${row.code}, ${subject.birth.from}, ${subject.birth.to},
      ${subject.birth.precision},
      ${subject.birthDisputed}, ${subject.counsel}, ${row.organisationId}, ${row.by},
        legal.today())`.execute(tx);
  await sql`insert into legal.subject_key (subject_id, wrapped_key)
    values (${row.id}, ${row.wrappedKey})`.execute(tx);
  const names = [subject.name, ...subject.otherSpellings];
  for (const [at, name] of names.entries()) {
    await sql`insert into legal.subject_name (id, subject_id, kind, full_name, given_name,
      family_name,
        father_name, language, recorded_by)
      values (${row.nameIds[at]}, ${row.id}, ${at === 0 ? 'current' : 'other'}, ${name.fullName},
        ${name.givenName},
        ${name.familyName}, ${name.fatherName}, ${name.language}, ${row.by})`.execute(tx);
  }
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

/** Null when the version is no longer the base. */
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

export async function insertHearing(
  tx: Tx,
  { id, subjectId, by }: Owned,
  row: Omit<NewHearing, 'note'> & { sealedNote: Buffer | null },
): Promise<void> {
  await sql`insert into legal.hearing (id, subject_id, proceeding_id, held_on, place_kind, outcome,
    note,
      recorded_by)
    values (${id}, ${subjectId}, ${row.proceedingId}, ${row.heldOn}, ${row.placeKind},
      ${row.outcome},
      ${row.sealedNote}, ${by})`.execute(tx);
}

/** False when the version is no longer the base. */
export async function updateHearing(
  tx: Tx,
  hearingId: string,
  change: { heldOn: string; outcome: string; sealedNote: Buffer | null; baseVersion: number },
): Promise<boolean> {
  const found =
    await sql`update legal.hearing set held_on = ${change.heldOn}, outcome = ${change.outcome},
      note = ${change.sealedNote}, version = version + 1
    where id = ${hearingId} and version = ${change.baseVersion} returning id`.execute(tx);
  return found.rows.length > 0;
}

export type Assigned =
  | 'ok'
  | 'not-found'
  | 'conflict-changed-meanwhile'
  | 'no-such-officer'
  | 'already-assigned';

export async function assignRow(
  tx: Tx,
  row: {
    id: string;
    subjectId: string;
    officerId: string;
    reason: string;
    baseVersion?: number | undefined;
  },
): Promise<Assigned> {
  return (
    await sql<{ answer: Assigned }>`
    select legal.assign(${row.id}, ${row.subjectId}, ${row.officerId}, ${row.reason},
      ${row.baseVersion ?? null}) as answer`.execute(tx)
  ).rows[0]!.answer;
}
