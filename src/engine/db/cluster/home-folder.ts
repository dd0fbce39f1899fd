// The home of the embedded database: database, socket and log in one folder, inside the data folder
// if possible. If root starts it in a closed folder (such as a 0700 home), PostgreSQL could not
// reach it there; the home is then in /var/lib/alongside, and the marker records where.

import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { done, type Outcome, refuse } from '../../../kernel/outcome.ts';
import { claimDataFolder, writeMarker, writePrivateFile } from './data-folder.ts';
import { databaseFolder, socketFits } from './settings.ts';
import { databaseUser, findBlockingFolder, giveTo, type SystemUser } from './system-user.ts';

export type Home = {
  readonly folder: string;
  readonly database: string;
  readonly user: SystemUser;
  /** False until initdb has finished once. */
  readonly made: boolean;
};

const distant = '/var/lib/alongside';

/** Claims the data folder and finds or creates the home. Throws system errors. */
export function openHome(
  dataFolder: string,
): Outcome<Home, 'folder-not-ours' | 'folder-is-a-file' | 'folder-out-of-reach'> {
  const marker = claimDataFolder(dataFolder);
  if (!marker.ok) return marker;
  const known = marker.value.clusterFolder ?? join(realpathSync(dataFolder), 'postgres');
  const database = databaseFolder(known);
  const made = existsSync(join(database, 'PG_VERSION'));
  const user = databaseUser(made ? database : null);
  if (!existsSync(known)) mkdirSync(known, { recursive: true, mode: 0o711 });
  const blocked = findBlockingFolder(known, user);
  if (blocked === null) return done({ folder: known, database, user, made });
  if (made || marker.value.clusterFolder !== null) {
    return refuse('folder-out-of-reach', { path: known, blocked });
  }
  const folder = makeDistantHome(dataFolder);
  if (folder === null) return refuse('folder-out-of-reach', { path: known, blocked });
  writeMarker(dataFolder, { version: 1, clusterFolder: folder });
  rmSync(known, { recursive: true, force: true });
  return done({ folder, database: databaseFolder(folder), user, made: false });
}

function makeDistantHome(dataFolder: string): string | null {
  const folder = join(distant, randomBytes(6).toString('hex'));
  try {
    mkdirSync(folder, { recursive: true, mode: 0o711 });
    writePrivateFile(join(folder, 'belongs-to'), `${dataFolder}\n`);
    return folder;
  } catch {
    return null;
  }
}

/**
 * A private folder for the socket: in the home or, if that path is too long, a new one in the
 * system's temporary folder, under a name that nobody can create beforehand.
 */
export function makeSocketFolder(home: Home): string {
  const near = join(home.folder, 'socket');
  const folder = socketFits(near) ? near : mkdtempSync(join(shortTemporaryFolder(), 'alongside-'));
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
  giveTo(home.user, folder);
  return folder;
}

function shortTemporaryFolder(): string {
  return socketFits(join(tmpdir(), 'alongside-123456')) ? tmpdir() : '/tmp';
}

/** Removes only a socket folder outside the home; the one inside stays for the next start. */
export function removeSocketFolder(home: Home, socketFolder: string): void {
  if (!socketFolder.startsWith(home.folder)) rmSync(socketFolder, { recursive: true, force: true });
}
