// The data folder: who owns it, and what may be done in it. A folder becomes ours only when it is
// new or empty, and then gets a marker; a folder with anything else in it is never touched. The
// marker also records where the database is: inside the folder, except where PostgreSQL, which
// refuses to run as root, could not reach it there.

import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { done, type Outcome, refuse } from '../../../kernel/outcome.ts';

const markerName = 'alongside-data.json';
// The key file may exist before the database does, and the heads of an audit trail after it; a
// mounted volume comes with `lost+found`.
const harmless = new Set(['alongside.key', 'audit-heads', 'lost+found']);

export type Marker = { readonly version: 1; readonly clusterFolder: string | null };

/**
 * Creates the folder if it is missing, and the marker if the folder is empty. Throws system errors.
 * A folder created by root can be entered (not listed) by others, because PostgreSQL then runs as
 * another user. Every secret in it is a 0600 file.
 */
export function claimDataFolder(
  folder: string,
): Outcome<Marker, 'folder-not-ours' | 'folder-is-a-file'> {
  makeWayTo(dirname(folder));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!statSync(folder).isDirectory()) return refuse('folder-is-a-file', { path: folder });
  const names = readdirSync(folder);
  if (names.includes(markerName)) return done(readMarker(folder));
  const others = names.filter((name) => !harmless.has(name));
  if (others.length > 0) {
    const found = others.length > 3 ? `${others.slice(0, 3).join(', ')}, …` : others.join(', ');
    return refuse('folder-not-ours', { path: folder, found });
  }
  if (process.getuid?.() === 0) chmodSync(folder, (statSync(folder).mode & 0o777) | 0o111);
  const marker: Marker = { version: 1, clusterFolder: null };
  writeMarker(folder, marker);
  return done(marker);
}

/** Missing parents are made passable whatever the umask: they contain no secrets. */
function makeWayTo(parent: string): void {
  const first = mkdirSync(parent, { recursive: true, mode: 0o755 });
  if (first === undefined) return;
  for (let made = parent; made.length >= first.length; made = dirname(made)) chmodSync(made, 0o755);
}

export function writeMarker(folder: string, marker: Marker): void {
  writePrivateFile(join(folder, markerName), `${JSON.stringify(marker, null, 2)}\n`);
}

function readMarker(folder: string): Marker {
  const read = JSON.parse(readFileSync(join(folder, markerName), 'utf8')) as Marker;
  return { version: 1, clusterFolder: read.clusterFolder ?? null };
}

/**
 * Writes the whole file or nothing, readable only by its owner. If root writes into another user's
 * folder, the file goes to that user, so that they can still start without root.
 */
export function writePrivateFile(path: string, text: string): void {
  const draft = `${path}.new`;
  writeFileSync(draft, text, { mode: 0o600, flush: true });
  chmodSync(draft, 0o600);
  const folder = lstatSync(join(path, '..'));
  if (process.getuid?.() === 0) chownSync(draft, folder.uid, folder.gid);
  renameSync(draft, path);
}
