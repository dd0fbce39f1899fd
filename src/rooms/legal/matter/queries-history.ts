// The version of a history that is only ever added to: one more than the rows it has. Whoever adds
// a row says after how many they decided. It is checked after their own row was written, when the
// trigger of the table has locked the parent: nobody else can add one in between, and what was
// added meanwhile is counted. A refusal rolls the row back.

import type { RawBuilder } from 'kysely';
import { sql, type Tx } from '../../../engine/db/database.ts';

const counts = {
  // A settlement settles every claim there is, so a claim that was not seen is a change.
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

/** Asked after one's own row was added. True where no base was given. */
export async function followsBase(
  tx: Tx,
  { kind, id }: Based,
  baseVersion: number | undefined,
): Promise<boolean> {
  return baseVersion === undefined || (await readHistoryVersion(tx, kind, id)) === baseVersion + 1;
}
