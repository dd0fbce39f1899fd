// Inserting one row whose columns are the names of its values: `heldOn` goes to `held_on`. For rows
// that come whole from a contract and the server; what is computed in SQL, or goes into several
// rows, is written as SQL. A login role may write only the columns that its grant names.

import { sql, type Tx } from './database.ts';

/** A value that is undefined is left out, so that the column keeps its default. */
export async function insertRow(
  tx: Tx,
  table: `${string}.${string}`,
  row: Readonly<Record<string, unknown>>,
): Promise<void> {
  const given = Object.entries(row).filter(([, value]) => value !== undefined);
  const columns = sql.join(given.map(([name]) => sql.ref(name)));
  const values = sql.join(given.map(([, value]) => value));
  await sql`insert into ${sql.table(table)} (${columns}) values (${values})`.execute(tx);
}
