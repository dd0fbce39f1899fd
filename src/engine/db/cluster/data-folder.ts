// The data folder: whose it is, and what may be done in it. A folder becomes ours only when it is
// new or empty, and then carries a marker; a folder with anything else in it is never touched.
// The marker also says where the database lies, which is inside the folder except where PostgreSQL,
// that refuses to run as root, could not reach it there.

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
// A key file may lie there before the database does; a mounted volume brings `lost+found`.
const harmless = new Set(['alongside.key', 'lost+found']);

export type Marker = { readonly version: 1; readonly clusterFolder: string | null };

/**
 * Makes the folder where it is missing, and the marker where it is empty. Throws system errors.
 * When root makes it, others may pass through (not list): PostgreSQL runs as somebody else. Every
 * secret in it is a 0600 file.
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

/** Missing parents are made passable whatever the umask: they are nobody's secret. */
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
 * Writes the whole file or nothing, readable by its owner alone. Where root writes into a folder
 * of somebody else, the file becomes theirs, so that they can still start without root.
 */
export function writePrivateFile(path: string, text: string): void {
  const draft = `${path}.new`;
  writeFileSync(draft, text, { mode: 0o600, flush: true });
  chmodSync(draft, 0o600);
  const folder = lstatSync(join(path, '..'));
  if (process.getuid?.() === 0) chownSync(draft, folder.uid, folder.gid);
  renameSync(draft, path);
}
