// A separate database for one test file: a copy of the migrated template, with the application's
// connections (one pool per login role) and the owner's. Call it once at the top of the file,
// `const database = await testDatabase();`; the copy is dropped when the file is done.

import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { Client, type ClientConfig, escapeIdentifier } from 'pg';
import { afterAll, inject } from 'vitest';
import {
  type LoginRole,
  openDatabase,
  openPools,
  type Pools,
} from '../../src/engine/db/database.ts';
import { loginRoles, roleName } from '../../src/engine/db/roles.ts';
import type { TestServer } from './global-setup.ts';

export type TestDatabase = {
  readonly owner: Kysely<unknown>;
  readonly pools: Pools;
  readonly ownerConnection: ClientConfig;
  readonly roleConnection: (role: LoginRole) => ClientConfig;
};

export async function testDatabase(): Promise<TestDatabase> {
  const server = testServer();
  const name = `${server.template}_${randomBytes(6).toString('hex')}`;
  await makeCopy(server, name);
  const ownerConnection = { ...server.owner, database: name };
  const roleConnection = (role: LoginRole) => ({ ...server.roles[role]!, database: name });
  const owner = openDatabase({ ...ownerConnection, max: 4 });
  const pools = openPools(roleConnection);
  afterAll(async () => {
    await pools.close();
    await owner.destroy();
    await asAdministrator(server, (client) => client.query(`drop database ${name} with (force)`));
  });
  return { owner, pools, ownerConnection, roleConnection };
}

/** The run's server, for a test that creates databases itself. Throws if there is none. */
export function testServer(): TestServer {
  const server = inject('testServer');
  if ('problem' in server) throw new Error(`There is no test database. ${server.problem}`);
  return server;
}

async function makeCopy(server: TestServer, name: string): Promise<void> {
  const owner = escapeIdentifier(server.owner.user ?? '');
  await asAdministrator(server, async (client) => {
    // Copying the files takes half as long as writing every page to the log.
    await client.query(
      `create database ${name} template ${server.template} owner ${owner} strategy file_copy`,
    );
    // Privileges on the database itself are not copied with it.
    await client.query(`revoke all on database ${name} from public`);
    await client.query(
      `grant connect on database ${name} to ${loginRoles.map(roleName).join(', ')}`,
    );
  });
}

async function asAdministrator(
  server: TestServer,
  work: (client: Client) => Promise<unknown>,
): Promise<void> {
  const client = new Client(server.administrator);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
