// Once per run: a database server, the login roles and one migrated template database, from which
// each test file gets its own copy (see database.ts). Without DATABASE_URL the embedded server runs
// in a temporary folder, without fsync; with it, the same is created on that server, whose user
// then needs CREATEDB as well as CREATEROLE. Login roles belong to the whole server: never point
// this at a server with a real programme.

import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type ClientConfig, escapeIdentifier } from 'pg';
import type { TestProject } from 'vitest/node';
import { type Config, readConfig } from '../../src/engine/config/config.ts';
import { lockFolder } from '../../src/engine/db/cluster/folder-lock.ts';
import { openHome } from '../../src/engine/db/cluster/home-folder.ts';
import { readSuperuserPassword } from '../../src/engine/db/cluster/make-database.ts';
import { findPostmaster, stopPostmaster } from '../../src/engine/db/cluster/postmaster.ts';
import {
  databaseSentence,
  type PreparedDatabase,
  prepareDatabase,
} from '../../src/engine/db/prepare.ts';
import { connectionOfUrl } from '../../src/engine/db/named-server.ts';
import { loginRoles } from '../../src/engine/db/roles.ts';

export type TestServer = {
  /** May create and drop databases. */
  readonly administrator: ClientConfig;
  readonly owner: ClientConfig;
  readonly roles: Readonly<Record<string, ClientConfig>>;
  readonly template: string;
};

declare module 'vitest' {
  export interface ProvidedContext {
    /** Why there is no server, for the tests that need one; the others run all the same. */
    testServer: TestServer | { readonly problem: string };
    /** Where made-up programmes are kept, to be copied by the journeys. */
    demosFolder: string;
  }
}

const prefix = 'alongside-database-';
const quiet = { info: () => undefined, error: () => undefined };

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweep();
  const dataFolder = mkdtempSync(join(tmpdir(), prefix));
  const ends: (() => Promise<void>)[] = [
    async () => rmSync(dataFolder, { recursive: true, force: true }),
  ];
  const demosFolder = mkdtempSync(join(tmpdir(), 'alongside-demos-'));
  // PostgreSQL refuses to run as root, and its user must get through.
  chmodSync(demosFolder, 0o755);
  ends.push(async () => rmSync(demosFolder, { recursive: true, force: true }));
  project.provide('demosFolder', demosFolder);
  try {
    project.provide('testServer', await makeServer(dataFolder, ends));
  } catch (problem) {
    project.provide('testServer', { problem: (problem as Error).message });
  }
  return async () => {
    for (const end of ends.toReversed()) await end();
  };
}

async function makeServer(dataFolder: string, ends: (() => Promise<void>)[]): Promise<TestServer> {
  const url = process.env['DATABASE_URL'];
  const template = url ? `alongside_template_${randomBytes(4).toString('hex')}` : 'alongside';
  const databaseUrl = url ? await makeNamedTemplate(url, template, ends) : null;
  const config: Config = {
    ...orThrow(readConfig({})),
    dataFolder,
    keyFile: join(dataFolder, 'alongside.key'),
    databaseUrl,
  };
  const prepared = await prepareDatabase(config, quiet, { durable: false });
  if (!prepared.ok) throw new Error(databaseSentence(prepared));
  ends.push(prepared.value.stop);
  const administrator = url
    ? connectionOfUrl(url)
    : {
        ...prepared.value.owner,
        user: 'postgres',
        password: orThrow(readSuperuserPassword(dataFolder)),
        database: 'postgres',
      };
  return { administrator, owner: prepared.value.owner, roles: rolesOf(prepared.value), template };
}

function rolesOf(prepared: PreparedDatabase): Record<string, ClientConfig> {
  return Object.fromEntries(loginRoles.map((role) => [role, prepared.roleConnection(role)]));
}

/** An empty template database on the named server, dropped at the end with all its copies. */
async function makeNamedTemplate(
  url: string,
  template: string,
  ends: (() => Promise<void>)[],
): Promise<string> {
  await asAdministrator(url, (client) =>
    client.query(`create database ${template} template template0 encoding 'UTF8' locale 'C.UTF-8'`),
  );
  ends.push(() =>
    asAdministrator(url, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        "select datname as name from pg_database where datname = $1 or datname like $1 || '_%'",
        [template],
      );
      for (const { name } of rows)
        await client.query(`drop database ${escapeIdentifier(name)} with (force)`);
    }),
  );
  const inTemplate = new URL(url);
  inTemplate.pathname = `/${template}`;
  return inTemplate.href;
}

async function asAdministrator(
  url: string,
  work: (client: Client) => Promise<unknown>,
): Promise<void> {
  const client = new Client(connectionOfUrl(url));
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Stops what an earlier run left behind when it was killed. A run that is still alive is locked.
 */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((found) => found.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    if (!existsSync(join(folder, 'postgres', 'database', 'postmaster.pid'))) continue;
    try {
      const lock = await lockFolder(folder, 0);
      if (!lock.ok) continue;
      const home = openHome(folder);
      const left = home.ok ? findPostmaster(home.value) : null;
      if (left) await stopPostmaster(left);
      lock.value.release();
      if (left) rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another user's folder, or one that is just being removed.
    }
  }
}

function orThrow<Value>(
  outcome: { ok: true; value: Value } | { ok: false; refusal: string },
): Value {
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value;
}
