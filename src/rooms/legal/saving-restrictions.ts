// The SQL that writes restrictions and what belongs to them; a row that may not be written is
// refused by policies and triggers whatever the caller believes.

import { sql, type Tx } from '../../engine/db/database.ts';
import type {
  AppealDecision,
  NewAppeal,
  NewContact,
  NewNotice,
  NewPermissionRequest,
  NewRestriction,
  NewVariation,
  PermissionAnswer,
} from './model-restrictions.ts';

type Owned = { readonly id: string; readonly subjectId: string; readonly by: string };
type OfRestriction = Owned & { readonly restrictionId: string };

export type SealedTexts = {
  readonly scope: Buffer;
  readonly groundsRole: Buffer | null;
  readonly groundsStay: Buffer | null;
  readonly appealTerms: Buffer | null;
};

export async function insertRestriction(
  tx: Tx,
  { id, subjectId, by }: Owned,
  { row, sealed, editionId }: { row: NewRestriction; sealed: SealedTexts; editionId: string },
): Promise<void> {
  await sql`insert into legal.restriction (id, subject_id, proceeding_id, kind, court, order_number,
    scope,
      start_on, end_on, recorded_by, edition_id, grounds_role, grounds_stay, appeal_terms,
      permission_answer_days)
    values (${id}, ${subjectId}, ${row.proceedingId}, ${row.kind}, ${row.court}, ${row.orderNumber},
      ${sealed.scope}, ${row.startOn}, ${row.endOn}, ${by}, ${editionId}, ${sealed.groundsRole},
      ${sealed.groundsStay}, ${sealed.appealTerms}, ${row.permissionAnswerDays})`.execute(tx);
}

export async function insertLifting(
  tx: Tx,
  { id, subjectId, by, restrictionId }: OfRestriction,
  row: { kind: string; onDay: string; orderNumber: string },
): Promise<void> {
  await sql`insert into legal.restriction_lifting (id, restriction_id, subject_id, kind, on_day,
    order_number,
      recorded_by)
    values (${id}, ${restrictionId}, ${subjectId}, ${row.kind}, ${row.onDay}, ${row.orderNumber},
      ${by})`.execute(tx);
}

export async function insertVariation(
  tx: Tx,
  { id, subjectId, by, restrictionId }: OfRestriction,
  row: Omit<NewVariation, 'scope'> & { sealedScope: Buffer | null; appealId: string | null },
): Promise<void> {
  await sql`insert into legal.restriction_variation (id, restriction_id, subject_id, on_day, court,
    order_number,
      scope, end_on, appeal_id, recorded_by)
    values (${id}, ${restrictionId}, ${subjectId}, ${row.onDay}, ${row.court}, ${row.orderNumber},
      ${row.sealedScope}, ${row.endOn}, ${row.appealId}, ${by})`.execute(tx);
}

export async function insertAppeal(
  tx: Tx,
  { id, subjectId, by, restrictionId }: OfRestriction,
  row: NewAppeal,
): Promise<void> {
  await sql`insert into legal.restriction_appeal (id, restriction_id, subject_id, lodged_on, court,
    recorded_by)
    values (${id}, ${restrictionId}, ${subjectId}, ${row.lodgedOn}, ${row.court}, ${by})`.execute(
    tx,
  );
}

/** False when somebody decided it meanwhile. */
export async function updateAppeal(
  tx: Tx,
  appealId: string,
  { outcome, decidedOn, orderNumber, baseVersion, by }: AppealDecision & { by: string },
): Promise<boolean> {
  const found =
    await sql`update legal.restriction_appeal set state = ${outcome}, decided_on = ${decidedOn},
      order_number = ${orderNumber}, decided_by = ${by}, version = version + 1
    where id = ${appealId} and version = ${baseVersion} and state = 'pending' returning id`.execute(
      tx,
    );
  return found.rows.length > 0;
}

/** The database sets of which last day the person was told. */
export async function insertNotice(
  tx: Tx,
  { id, subjectId, by, restrictionId }: OfRestriction,
  row: NewNotice,
): Promise<void> {
  await sql`insert into legal.restriction_notice (id, restriction_id, subject_id, about, told_on,
    how, language,
      recorded_by)
    values (${id}, ${restrictionId}, ${subjectId}, ${row.about}, ${row.toldOn}, ${row.how},
      ${row.language},
      ${by})`.execute(tx);
}

/** The database sets by when it is answered. */
export async function insertRequest(
  tx: Tx,
  { id, subjectId, by, restrictionId }: OfRestriction,
  row: Omit<NewPermissionRequest, 'purpose'> & { sealedPurpose: Buffer },
): Promise<void> {
  await sql`insert into legal.permission_request (id, restriction_id, subject_id, asked_on, purpose,
    from_on,
      to_on, recorded_by)
    values (${id}, ${restrictionId}, ${subjectId}, ${row.askedOn}, ${row.sealedPurpose},
      ${row.fromOn},
      ${row.toOn}, ${by})`.execute(tx);
}

/** False when somebody answered it meanwhile. */
export async function updateRequest(
  tx: Tx,
  requestId: string,
  row: Omit<PermissionAnswer, 'reason'> & { sealedReason: Buffer | null; by: string },
): Promise<boolean> {
  const found = await sql`update legal.permission_request set answer = ${row.answer},
      answered_on = ${row.answeredOn}, reason = ${row.sealedReason}, answered_by = ${row.by}
    where id = ${requestId} and answer is null returning id`.execute(tx);
  return found.rows.length > 0;
}

export async function insertContact(
  tx: Tx,
  { id, subjectId, by, restrictionId }: OfRestriction,
  row: Omit<NewContact, 'place'> & { sealedPlace: Buffer },
): Promise<void> {
  await sql`insert into legal.probation_contact (id, restriction_id, subject_id, on_day, place,
    outcome,
      recorded_by)
    values (${id}, ${restrictionId}, ${subjectId}, ${row.onDay}, ${row.sealedPlace}, 'planned',
      ${by})`.execute(tx);
}

/** False when the version is no longer the base. */
export async function updateContact(
  tx: Tx,
  contactId: string,
  { outcome, baseVersion }: { outcome: string; baseVersion: number },
): Promise<boolean> {
  const found =
    await sql`update legal.probation_contact set outcome = ${outcome}, version = version + 1
    where id = ${contactId} and version = ${baseVersion} returning id`.execute(tx);
  return found.rows.length > 0;
}
