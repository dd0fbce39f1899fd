// SQL of documents, the same for the table of each room. The policies of that table decide what is
// seen; the scope stands in each query as well, so that a list stays fast.

import { sql, type Tx } from '../../engine/db/database.ts';
import type { Day } from '../../kernel/day.ts';
import type { KeptFormat } from '../../engine/documents/cleaning/model.ts';
import type { DocumentForm, DocumentLanguage, TakeOffReason } from './model.ts';

/** A table of documents, and the column that says whose each is. */
export type DocumentTable = {
  readonly table: `${string}.document`;
  readonly scope: 'person_id' | 'subject_id';
};

export type DocumentRow = {
  id: string;
  scopeId: string;
  about: string;
  aboutId: string;
  kind: string;
  form: DocumentForm;
  language: DocumentLanguage | null;
  datedOn: Day | null;
  issuer: Buffer | null;
  number: Buffer | null;
  originalSeenOn: Day | null;
  format: KeptFormat;
  bytes: number;
  pages: number | null;
  contentId: string;
  contentKey: Buffer | null;
  attachedBy: string;
  attachedAt: Date;
  cursorAt: string;
  takenOffBy: string | null;
  takenOffAt: Date | null;
  takenOffBecause: TakeOffReason | null;
};

export type DocumentPlace = { readonly at: string; readonly id: string };
export type DocumentPage = {
  readonly aboutId: string | null;
  readonly after: DocumentPlace | null;
  readonly limit: number;
};

/** Newest first; one more than the page, to know whether there is a next one. */
export async function listDocuments(
  tx: Tx,
  { table, scope }: DocumentTable,
  { scopeId, aboutId, after, limit }: DocumentPage & { readonly scopeId: string },
): Promise<DocumentRow[]> {
  const found = await sql<DocumentRow>`select ${columnsOf(scope)} from ${sql.table(table)}
    where ${sql.ref(scope)} = ${scopeId}
      and (${aboutId}::uuid is null or about_id = ${aboutId}::uuid)
      and (${after?.id ?? null}::uuid is null
        or (attached_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by attached_at desc, id desc limit ${limit + 1}`.execute(tx);
  return found.rows;
}

export async function findDocument(
  tx: Tx,
  { table, scope }: DocumentTable,
  id: string,
): Promise<DocumentRow | null> {
  const found = await sql<DocumentRow>`select ${columnsOf(scope)} from ${sql.table(table)}
    where id = ${id}`.execute(tx);
  return found.rows[0] ?? null;
}

function columnsOf(scope: DocumentTable['scope']) {
  return sql`id, ${sql.ref(scope)} as scope_id, about, about_id, kind, form, language, dated_on,
    issuer, number, original_seen_on, format, bytes, pages, content_id, content_key,
    attached_by, attached_at, attached_at::text as cursor_at,
    taken_off_by, taken_off_at, taken_off_because`;
}

/** The function of the room answers whether it may, and destroys the key. */
export async function takeOffDocument(
  tx: Tx,
  { table }: DocumentTable,
  wanted: { readonly id: string; readonly because: TakeOffReason },
): Promise<string> {
  const takeOff = sql.raw(`${table.split('.')[0]}.take_off_document`);
  const found = await sql<{ answer: string }>`select ${takeOff}(${wanted.id}::uuid,
    ${wanted.because}) as answer`.execute(tx);
  return found.rows[0]!.answer;
}
