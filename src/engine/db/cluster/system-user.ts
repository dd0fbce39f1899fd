// The user that PostgreSQL runs as. It refuses root, so if root starts it, it runs as whoever
// already owns the database, otherwise as uid 65534 ("nobody", the one number that exists
// everywhere). An ordinary user simply runs it. A different user can reach only what every parent
// folder lets through.

import { chownSync, lstatSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `null`: the user of this process. */
export type SystemUser = { readonly uid: number; readonly gid: number } | null;

const nobody = { uid: 65_534, gid: 65_534 };

/** @param database folder of an existing database, if there is one */
export function databaseUser(database: string | null): SystemUser {
  if (process.getuid?.() !== 0) return null;
  if (database === null) return nobody;
  const { uid, gid } = statSync(database);
  return uid === 0 ? nobody : { uid, gid };
}

/**
 * The first folder on the way to `path` (including `path`) that `user` may not enter, otherwise
 * null.
 */
export function findBlockingFolder(path: string, user: SystemUser): string | null {
  if (user === null) return null;
  const way: string[] = [];
  for (let folder = path; ; folder = dirname(folder)) {
    way.unshift(folder);
    if (folder === dirname(folder)) break;
  }
  return way.find((folder) => !mayPass(folder, user)) ?? null;
}

function mayPass(folder: string, user: { uid: number; gid: number }): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === user.uid) return (mode & 0o100) !== 0;
  if (gid === user.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

/** Gives a folder and everything in it to `user`; links are skipped, never followed. */
export function giveTo(user: SystemUser, path: string): void {
  if (user === null) return;
  chownSync(path, user.uid, user.gid);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inside = join(path, entry.name);
    if (lstatSync(inside).isSymbolicLink()) continue;
    if (entry.isDirectory()) giveTo(user, inside);
    else chownSync(inside, user.uid, user.gid);
  }
}
