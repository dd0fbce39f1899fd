// What PostgreSQL counted of reads in the present transaction. Closed to login roles, because the
// counts include rows that a role cannot see; here a function of the owner answers for them.

import { sql, type Tx } from '../../src/engine/db/database.ts';
import type { TestDatabase } from './database.ts';

export type Read = { table: string; whole: number; looked: number };

export async function openReadCounts({ owner }: Pick<TestDatabase, 'owner'>): Promise<void> {
  await sql`create schema counted`.execute(owner);
  await sql`grant usage on schema counted to public`.execute(owner);
  await sql`create function counted.reads(tables text[])
    returns table ("table" text, whole integer, looked integer)
    language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
    select schemaname || '.' || relname, seq_tup_read::integer,
      coalesce(idx_tup_fetch, 0)::integer
    from pg_stat_xact_user_tables where schemaname || '.' || relname = any(tables) order by 1
  $$`.execute(owner);
  await sql`grant execute on function counted.reads(text[]) to public`.execute(owner);
}

/** Some are left over from earlier transactions of this connection: compare before and after. */
export async function countReads(tx: Tx, tables: readonly string[]): Promise<Read[]> {
  return (await sql<Read>`select * from counted.reads(${tables}::text[])`.execute(tx)).rows;
}
