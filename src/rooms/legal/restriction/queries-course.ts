// The SQL of what is recorded while a restriction lasts. Policies and triggers refuse a row that
// may not be written, even where the caller missed it.

import { sql, type Tx } from '../../../engine/db/database.ts';
import { insertRow } from '../../../engine/db/insert-row.ts';
import type { Day } from '../../../kernel/day.ts';
import type {
  NewContact,
  NewNotice,
  NewPermissionRequest,
  PermissionAnswer,
  RestrictionPage,
} from './shapes.ts';
import type { OfRestriction } from './queries.ts';

/** The latest notice first. */
export async function listNotices(
  tx: Tx,
  restrictionId: string,
): Promise<RestrictionPage['notices']> {
  return (
    await sql<
      RestrictionPage['notices'][number]
    >`select id, about, told_on as "toldOn", how, language,
      told_end_on as "toldEndOn"
    from legal.restriction_notice where restriction_id = ${restrictionId}
    order by told_on desc, recorded_at desc, id limit 200`.execute(tx)
  ).rows;
}

/** The database records which last day the person was told. */
export async function insertNotice(
  tx: Tx,
  { id, subjectId, by, restrictionId }: OfRestriction,
  row: NewNotice,
): Promise<void> {
  await insertRow(tx, 'legal.restriction_notice', {
    ...row,
    id,
    restrictionId,
    subjectId,
    recordedBy: by,
  });
}

export type RequestRow = {
  id: string;
  askedOn: Day;
  purpose: Buffer;
  fromOn: Day;
  toOn: Day;
  answerDueOn: Day;
  answeredOn: Day | null;
  answer: 'granted' | 'refused' | null;
  reason: Buffer | null;
};

/** Unanswered ones first, the one due earliest at the top; then the one answered last. */
export async function listRequests(tx: Tx, restrictionId: string): Promise<RequestRow[]> {
  return (
    await sql<RequestRow>`select id, asked_on, purpose, from_on, to_on, answer_due_on, answered_on,
      answer,
      reason
    from legal.permission_request where restriction_id = ${restrictionId}
    order by answered_on is not null, case when answered_on is null then answer_due_on end,
      answered_on desc, id limit 500`.execute(tx)
  ).rows;
}

/** The database sets the day by which it must be answered. */
export async function insertRequest(
  tx: Tx,
  { id, subjectId, by, restrictionId }: OfRestriction,
  { sealedPurpose, ...row }: Omit<NewPermissionRequest, 'purpose'> & { sealedPurpose: Buffer },
): Promise<void> {
  await insertRow(tx, 'legal.permission_request', {
    ...row,
    id,
    restrictionId,
    subjectId,
    purpose: sealedPurpose,
    recordedBy: by,
  });
}

/** False if someone answered it meanwhile. */
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

export type ContactRow = {
  id: string;
  onDay: Day;
  place: Buffer;
  outcome: RestrictionPage['contacts'][number]['outcome'];
  version: number;
};

/** In the order of their days. */
export async function listContacts(tx: Tx, restrictionId: string): Promise<ContactRow[]> {
  return (
    await sql<ContactRow>`select id, on_day, place, outcome, version
    from legal.probation_contact where restriction_id = ${restrictionId}
    order by on_day, id limit 500`.execute(tx)
  ).rows;
}

export async function insertContact(
  tx: Tx,
  { id, subjectId, by, restrictionId }: OfRestriction,
  { onDay, sealedPlace }: Omit<NewContact, 'place'> & { sealedPlace: Buffer },
): Promise<void> {
  await insertRow(tx, 'legal.probation_contact', {
    id,
    restrictionId,
    subjectId,
    onDay,
    place: sealedPlace,
    outcome: 'planned',
    recordedBy: by,
  });
}

/** False if the version changed meanwhile. */
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
