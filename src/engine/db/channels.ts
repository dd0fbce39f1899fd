// What PostgreSQL itself opens to every role: large objects, advisory locks, statistics. The
// embedded server closes them when it is prepared; only a superuser can, so on a server named by
// DATABASE_URL they are reported together with what to run.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientBase, ClientConfig } from 'pg';
import type { Log } from '../log/log.ts';
import { withClient } from './with-client.ts';

const closingFile = join(import.meta.dirname, 'close-to-everyone.sql');

/** The statements that are still needed in this database. */
export async function listOpenChannels(client: ClientBase): Promise<string[]> {
  const query = readFileSync(closingFile, 'utf8').replace('\\gexec', '');
  const { rows } = await client.query<{ statement: string }>(query);
  return rows.map(({ statement }) => statement);
}

/** Through the superuser, and only if something is open. */
export async function closeChannels(owner: ClientConfig, superuser: ClientConfig): Promise<void> {
  if ((await withClient(owner, listOpenChannels)).length === 0) return;
  await withClient({ ...superuser, database: owner.database }, async (client) => {
    await client.query('begin');
    for (const statement of await listOpenChannels(client)) await client.query(statement);
    await client.query('commit');
  });
}

/** Names no value, only what to run. */
export async function reportOpenChannels(client: ClientBase, log: Log): Promise<void> {
  if ((await listOpenChannels(client)).length === 0) return;
  log.error(
    { path: closingFile },
    'The server of DATABASE_URL lets every role use large objects, advisory locks and statistics,' +
      ' through which the sides could reach each other. Have a superuser run' +
      ' src/engine/db/close-to-everyone.sql in the database (psql -f)',
  );
}
