// The embedded PostgreSQL: one native server per data folder, started and stopped by this process,
// reachable only through a private unix socket. Acknowledged writes survive a crash (fsync is on),
// a second start on the same folder is refused, and a server left behind by a killed process is
// taken over. It knows no table and no role except the superuser. For a country's production use,
// name your own server in DATABASE_URL instead.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, type ClientConfig } from 'pg';
import { done, type Outcome, refuse } from '../../../kernel/outcome.ts';
import type { Log } from '../../log/log.ts';
import { type FolderLock, lockFolder } from './folder-lock.ts';
import { type Home, makeSocketFolder, openHome, removeSocketFolder } from './home-folder.ts';
import { makeDatabase, readSuperuserPassword } from './make-database.ts';
import { findPostmaster, type Postmaster, startPostmaster, stopPostmaster } from './postmaster.ts';
import { findPrograms, type Programs } from './programs.ts';
import { type ClusterRefusal, refusalOfSystemError } from './refusals.ts';
import { socketPort } from './settings.ts';

export type Cluster = {
  /** Options for pg as one login role; the default `database` is "alongside". */
  readonly connection: (role: string, password: string, database?: string) => ClientConfig;
  /** As superuser in the database "postgres"; only to create roles and databases and close them. */
  readonly superuser: ClientConfig;
  readonly origin: 'made' | 'started' | 'adopted' | 'joined';
  /** Stops the server within seconds and releases the folder; may be called more than once. */
  readonly stop: () => Promise<void>;
};

export type ClusterWish = {
  readonly dataFolder: string;
  readonly log: Log;
  /** For a short command: use a server that is already running, and leave it running. */
  readonly join?: boolean;
  /** False only in tests. */
  readonly durable?: boolean;
  /** How long to wait for a process that is about to stop, in milliseconds. */
  readonly patience?: number;
};

/**
 * Starts the server on `dataFolder`: creates the database on the first start, or takes over a
 * server left running.
 */
export async function startCluster(wish: ClusterWish): Promise<Outcome<Cluster, ClusterRefusal>> {
  try {
    const home = openHome(wish.dataFolder);
    if (!home.ok) return home;
    const lock = await lockFolder(wish.dataFolder, wish.join ? 0 : (wish.patience ?? 3_000));
    if (!lock.ok) return wish.join ? joinRunning(wish, home.value, lock) : lock;
    const started = await startLocked(wish, home.value, lock.value).catch((problem: unknown) => {
      lock.value.release();
      throw problem;
    });
    if (!started.ok) lock.value.release();
    return started;
  } catch (problem) {
    return refusalOfSystemError(problem, wish.dataFolder);
  }
}

async function startLocked(
  wish: ClusterWish,
  home: Home,
  lock: FolderLock,
): Promise<Outcome<Cluster, ClusterRefusal>> {
  const durable = wish.durable ?? true;
  const programs = findPrograms(home.folder, home.user);
  if (!programs.ok) return programs;
  if (home.made) {
    const fitting = checkMajor(home, programs.value);
    if (!fitting.ok) return fitting;
  } else {
    wish.log.info({ path: home.database }, 'making the database');
    const made = await makeDatabase(home, programs.value, { dataFolder: wish.dataFolder, durable });
    if (!made.ok) return made;
  }
  const password = readSuperuserPassword(wish.dataFolder);
  if (!password.ok) return password;
  const left = findPostmaster(home);
  const adopted = left && (await adopt(left, programs.value, password.value));
  if (left && !adopted) await stopPostmaster(left);
  if (adopted) {
    wish.log.info({ process: left.process }, 'took over the database left running');
    return done(
      clusterOn(left, password.value, { origin: 'adopted', stop: stopOf(home, left, lock) }),
    );
  }
  const socketFolder = makeSocketFolder(home);
  const postmaster = await startPostmaster(home, programs.value, { socketFolder, durable });
  if (!postmaster.ok) {
    removeSocketFolder(home, socketFolder);
    return postmaster;
  }
  const stop = stopOf(home, postmaster.value, lock);
  const origin = home.made ? 'started' : 'made';
  return done(clusterOn(postmaster.value, password.value, { origin, stop }));
}

function checkMajor(home: Home, programs: Programs): Outcome<null, ClusterRefusal> {
  const found = readFileSync(join(home.database, 'PG_VERSION'), 'utf8').trim();
  if (found === programs.major) return done(null);
  return refuse('database-of-other-version', { path: home.database, found, ours: programs.major });
}

/** True if the server answers and is the same program that we would start. */
async function adopt(
  left: Postmaster & { program: string },
  programs: Programs,
  password: string,
): Promise<boolean> {
  if (left.program !== programs.postgres) return false;
  return answers(connectionTo(left, password));
}

function connectionTo(postmaster: Postmaster, password: string): ClientConfig {
  return {
    host: postmaster.socketFolder,
    port: socketPort,
    user: 'postgres',
    password,
    database: 'postgres',
  };
}

async function answers(connection: ClientConfig): Promise<boolean> {
  const client = new Client({ ...connection, connectionTimeoutMillis: 3_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function joinRunning(
  wish: ClusterWish,
  home: Home,
  refused: Outcome<never, 'folder-in-use'>,
): Promise<Outcome<Cluster, ClusterRefusal>> {
  const running = findPostmaster(home);
  if (!running?.ready) return refused;
  const password = readSuperuserPassword(wish.dataFolder);
  if (!password.ok) return password;
  return done(
    clusterOn(running, password.value, { origin: 'joined', stop: async () => undefined }),
  );
}

function stopOf(home: Home, postmaster: Postmaster, lock: FolderLock): () => Promise<void> {
  const stopOnce = async () => {
    await stopPostmaster(postmaster);
    removeSocketFolder(home, postmaster.socketFolder);
    lock.release();
  };
  let stopping: Promise<void> | null = null;
  return () => {
    stopping ??= stopOnce();
    return stopping;
  };
}

function clusterOn(
  postmaster: Postmaster,
  superuserPassword: string,
  { origin, stop }: Pick<Cluster, 'origin' | 'stop'>,
): Cluster {
  const superuser = connectionTo(postmaster, superuserPassword);
  return {
    superuser,
    origin,
    stop,
    connection: (role, password, database = 'alongside') => ({
      ...superuser,
      user: role,
      password,
      database,
    }),
  };
}
