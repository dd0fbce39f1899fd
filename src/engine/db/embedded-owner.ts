// The owner of the embedded database: a role without superuser rights that owns the database
// "alongside", creates the login roles and runs the migrations, so that the same SQL meets the same
// limits as on a server that someone else administers. The superuser is used only until this role
// exists.

import { Client, type ClientConfig } from 'pg';
import type { Cluster } from './cluster/cluster.ts';
import { completePasswords, ownerRole, setPassword } from './roles.ts';

const databaseName = 'alongside';

export async function ensureEmbeddedOwner(
  cluster: Cluster,
  passwordsFile: string,
): Promise<ClientConfig> {
  const password = completePasswords(passwordsFile, [ownerRole])[ownerRole]!;
  const owner = cluster.connection(ownerRole, password, databaseName);
  if (cluster.origin !== 'made' && (await opens(owner))) return owner;
  const client = new Client(cluster.superuser);
  await client.connect();
  try {
    await makeOwner(client, password);
    await makeDatabase(client);
  } finally {
    await client.end();
  }
  return owner;
}

async function opens(connection: ClientConfig): Promise<boolean> {
  const client = new Client(connection);
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function makeOwner(client: Client, password: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [ownerRole]);
  if (rowCount === 0) {
    await client.query(
      `create role ${ownerRole} login nosuperuser nocreatedb createrole nobypassrls`,
    );
  }
  await setPassword(client, ownerRole, password);
}

async function makeDatabase(client: Client): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [
    databaseName,
  ]);
  if (rowCount === 0)
    await client.query(`create database ${databaseName} owner ${ownerRole} template template0`);
  // No role needs the other databases of this server, so they are closed.
  for (const other of ['postgres', 'template1']) {
    await client.query(`revoke all on database ${other} from public`);
  }
}
