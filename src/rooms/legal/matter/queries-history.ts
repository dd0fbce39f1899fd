// The version of a history to which rows are only added: one more than its number of rows. A caller
// who adds a row names the version they saw. It is checked after their row was written: by then the
// trigger of the table has locked the parent, so no other row can be added in between, and rows
// that were added meanwhile are counted. A refusal rolls the row back.

import type { RawBuilder } from 'kysely';
import { sql, type Tx } from '../../../engine/db/database.ts';

const counts = {
  // A settlement settles every existing claim, so a claim the caller did not see is a change.
  birth: (id: string) => sql`(select count(*) from legal.birth_claim where subject_id = ${id})
    + (select count(*) from legal.birth_settlement where subject_id = ${id})`,
  counsel: (id: string) => sql`(select count(*) from legal.counsel_change
    where subject_id = ${id})`,
  reviews: (id: string) => sql`(select count(*) from legal.detention_review
    where detention_id = ${id})`,
} satisfies Record<string, (id: string) => RawBuilder<unknown>>;

/** `id`: of the subject, or of the detention. */
export async function readHistoryVersion(
  tx: Tx,
  kind: keyof typeof counts,
  id: string,
): Promise<number> {
  const found = await sql<{ version: number }>`
    select ${counts[kind](id)} + 1 as version`.execute(tx);
  return Number(found.rows[0]!.version);
}

type Based = { readonly kind: keyof typeof counts; readonly id: string };

/** To be called after the caller's own row was added. True if no base was given. */
export async function followsBase(
  tx: Tx,
  { kind, id }: Based,
  baseVersion: number | undefined,
): Promise<boolean> {
  return baseVersion === undefined || (await readHistoryVersion(tx, kind, id)) === baseVersion + 1;
}
