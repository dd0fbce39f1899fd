// From a configuration to a database that is ready: the embedded server or the one named in
// DATABASE_URL, the database, the login roles, the extensions and the migrations. Both ways end
// with the same SQL. Returns the owner's connection for migrations and the command line; the server
// that answers requests uses only the login roles.

import { join } from 'node:path';
import { type Client, type ClientConfig, escapeIdentifier } from 'pg';
import { done, type Outcome, refuse, type Refused } from '../../kernel/outcome.ts';
import type { Config } from '../config/config.ts';
import type { Log } from '../log/log.ts';
import { startCluster } from './cluster/cluster.ts';
import { type ClusterRefusal, clusterSentence } from './cluster/refusals.ts';
import type { LoginRole } from './database.ts';
import { ensureEmbeddedOwner } from './embedded-owner.ts';
import {
  checkMigrated,
  migrate,
  type MigrationRefusal,
  migrationLock,
  wantedHere,
} from './migrate.ts';
import { closeChannels, reportOpenChannels } from './channels.ts';
import { checkServer, connectionOfUrl, type ServerRefusal } from './named-server.ts';
import { checkPowers, type PowerRefusal } from './powers.ts';
import { claimDataFolder } from './cluster/data-folder.ts';
import {
  ensureRoles,
  everyRole,
  readPasswords,
  roleName,
  type RolePasswords,
  type RoleRefusal,
} from './roles.ts';
import { databaseWords } from './sentences.ts';
import { reportServerLog } from './server-log.ts';
import { withClient } from './with-client.ts';

export type DatabaseRefusal =
  | ClusterRefusal
  | ServerRefusal
  | RoleRefusal
  | MigrationRefusal
  | PowerRefusal;

export type PreparedDatabase = {
  /** Owner and migrator. Never for answering requests. */
  readonly owner: ClientConfig;
  readonly roleConnection: (role: LoginRole) => ClientConfig;
  readonly origin: 'made' | 'started' | 'adopted' | 'joined' | 'named';
  /** Stops the embedded server if this process started it; may be called more than once. */
  readonly stop: () => Promise<void>;
};

export type Preparation = {
  /**
   * `apply` (default): create roles and run migrations; `require`: refuse unless all of it is done.
   */
  readonly migrations?: 'apply' | 'require';
  readonly migrationsFolder?: string;
  /** For a short command: use the embedded server if it is already running. */
  readonly join?: boolean;
  readonly durable?: boolean;
  /** Runs as the owner after the migrations; not with `require`. */
  readonly afterMigrations?: (owner: Client) => Promise<void>;
};

type Server = Pick<PreparedDatabase, 'owner' | 'origin' | 'stop'>;

export function passwordsFileOf(dataFolder: string): string {
  return join(dataFolder, 'database-roles.json');
}

export async function prepareDatabase(
  config: Config,
  log: Log,
  preparation: Preparation = {},
): Promise<Outcome<PreparedDatabase, DatabaseRefusal>> {
  const server = await openServer(config, log, preparation);
  if (!server.ok) return server;
  try {
    const passwords = await prepareInside(config, log, { server: server.value, preparation });
    if (!passwords.ok) {
      await server.value.stop();
      return passwords;
    }
    const { owner } = server.value;
    return done({
      ...server.value,
      roleConnection: (role) => ({
        ...owner,
        user: roleName(role),
        password: passwords.value[roleName(role)],
      }),
    });
  } catch (problem) {
    await server.value.stop();
    throw problem;
  }
}

/** Any refusal of this file as one sentence for the terminal. */
export function databaseSentence(refused: Refused<DatabaseRefusal>): string {
  const words = databaseWords[refused.refusal as keyof typeof databaseWords];
  return words ? words(refused.facts) : clusterSentence(refused as Refused<ClusterRefusal>);
}

async function openServer(
  config: Config,
  log: Log,
  preparation: Preparation,
): Promise<Outcome<Server, DatabaseRefusal>> {
  const { dataFolder } = config;
  if (config.databaseUrl !== null) {
    const claimed = claimDataFolder(dataFolder);
    if (!claimed.ok) return claimed;
    const owner = connectionOfUrl(config.databaseUrl);
    return done({ owner, origin: 'named', stop: async () => undefined });
  }
  const { join: joins, durable } = preparation;
  const cluster = await startCluster({
    dataFolder,
    log,
    ...(joins === undefined ? {} : { join: joins }),
    ...(durable === undefined ? {} : { durable }),
  });
  if (!cluster.ok) return cluster;
  const { origin, stop } = cluster.value;
  try {
    const owner = await ensureEmbeddedOwner(cluster.value, passwordsFileOf(dataFolder));
    await closeChannels(owner, cluster.value.superuser);
    return done({ owner, origin, stop });
  } catch (problem) {
    await stop();
    throw problem;
  }
}

async function prepareInside(
  config: Config,
  log: Log,
  { server, preparation }: { server: Server; preparation: Preparation },
): Promise<Outcome<RolePasswords, DatabaseRefusal>> {
  const passwordsFile = passwordsFileOf(config.dataFolder);
  const wanted = wantedHere(preparation.migrationsFolder);
  if (preparation.migrations === 'require') {
    const passwords = readPasswords(passwordsFile);
    const name = roleName('door');
    if (!passwords[name]) return refuse('migration-pending', { number: 0, name: 'login roles' });
    const door = { ...server.owner, user: name, password: passwords[name] };
    const checked = await withClient(door, async (client) => {
      if (server.origin === 'named') await reportServer(client, log);
      const migrated = await checkMigrated(client, wanted);
      return migrated.ok ? checkPowers(client) : migrated;
    });
    return checked.ok ? done(passwords) : checked;
  }
  if (server.origin === 'named') {
    const fit = await checkServer(server.owner, log);
    if (!fit.ok) return fit;
  }
  const passwords = await ensureRoles(server.owner, passwordsFile);
  if (!passwords.ok) return passwords;
  const migrated = await withClient(server.owner, async (client) => {
    const closed = await closeToOthers(client);
    if (!closed.ok) return closed;
    if (server.origin === 'named') await reportServer(client, log);
    const applied = await migrate(client, wanted, log);
    if (applied.ok) await preparation.afterMigrations?.(client);
    return applied;
  });
  return migrated.ok ? passwords : migrated;
}

/**
 * Only the owner and the login roles may connect, and only the owner may create anything. A new
 * database is closed; one that was closed before and is open again is refused.
 */
async function closeToOthers(client: Client): Promise<Outcome<null, DatabaseRefusal>> {
  const { rows } = await client.query<{ name: string; isNew: boolean }>(
    `select current_database() as name, to_regnamespace('migration') is null as "isNew"`,
  );
  const { name, isNew } = rows[0]!;
  if (!isNew) {
    const powers = await checkPowers(client);
    if (!powers.ok) return powers;
  }
  const database = escapeIdentifier(name);
  await client.query(`
    begin;
    select pg_advisory_xact_lock(${migrationLock});
    revoke all on database ${database} from public;
    grant connect on database ${database} to ${everyRole};
    create extension if not exists pg_trgm with schema public;
    create extension if not exists unaccent with schema public;
    revoke all on schema public from public;
    commit`);
  return checkPowers(client);
}

/** What only a superuser of a named server can mend; said at every start until it is done. */
async function reportServer(client: Client, log: Log): Promise<void> {
  await reportServerLog(client, log);
  await reportOpenChannels(client, log);
}
