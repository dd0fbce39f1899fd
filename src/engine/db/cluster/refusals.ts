// Every reason why the embedded database may not start, as a code with its text. System errors
// (EACCES, ENOSPC, …) become one of these codes here and nowhere else. The texts are for the person
// who runs the server: what happened, why, what to do next.

import { InvariantError } from '../../../kernel/invariant.ts';
import { type RefusalFacts, refuse, type Refused } from '../../../kernel/outcome.ts';

export type ClusterRefusal =
  | 'folder-not-writable'
  | 'folder-not-ours'
  | 'folder-is-a-file'
  | 'folder-in-use'
  | 'folder-out-of-reach'
  | 'path-too-long'
  | 'disk-full'
  | 'database-of-other-version'
  | 'no-database-program'
  | 'superuser-password-missing'
  | 'database-did-not-start';

const words: Record<ClusterRefusal, (facts: RefusalFacts) => string> = {
  'folder-not-writable': ({ path, cause }) =>
    `Nothing can be written in ${path} (${cause}). Give this user the` +
    ' right to write there, or set' +
    ' ALONGSIDE_DATA to a folder that is yours.',
  'folder-not-ours': ({ path, found }) =>
    `${path} already contains other files (${found}), so nothing was touched.` +
    ' Set ALONGSIDE_DATA to a' +
    ' new or empty folder.',
  'folder-is-a-file': ({ path }) =>
    `${path} cannot be the data folder because it, or a part of its path, is a file. Set` +
    ' ALONGSIDE_DATA to a folder.',
  'folder-in-use': ({ path, process }) =>
    `Another Alongside${process === null ? '' : ` (process ${process})`} is already running on` +
    ` ${path}. Use that one, stop it first, or set ALONGSIDE_DATA to another folder.`,
  'folder-out-of-reach': ({ path, blocked }) =>
    `PostgreSQL must not run as root, and the user it runs as cannot reach` +
    ` ${path} because ${blocked}` +
    ' is closed to others; /var/lib/alongside could not be created either.' +
    ' Start as an ordinary user,' +
    ' or set ALONGSIDE_DATA to a folder such as /srv/alongside.',
  'path-too-long': ({ path }) =>
    `The path ${path} is too long for this system. Set ALONGSIDE_DATA to a shorter one.`,
  'disk-full': ({ path }) =>
    `The disk that holds ${path} is full. Nothing already stored was lost.` +
    ' Free at least 200 MB and' +
    ' start again.',
  'database-of-other-version': ({ path, found, ours }) =>
    `The database in ${path} was created by PostgreSQL ${found}, and this Alongside uses ${ours}.` +
    ' Nothing was touched. Start the version of Alongside that created it,' +
    ' run "npx alongside backup",' +
    ' and restore that backup with this version into a new folder.',
  'no-database-program': ({ platform }) =>
    `No PostgreSQL was found: the one that comes with Alongside is not installed for ${platform}, and` +
    ' this system has none of version 15 or newer. Run "npm ci" on Linux (x64 or arm64), install' +
    ' PostgreSQL, or set DATABASE_URL to a server that you have.',
  'superuser-password-missing': ({ path }) =>
    `The file ${path} is missing or damaged; without it the database beside it cannot be opened.` +
    ' Put the file back from your copy of the data folder, or restore a backup into a new folder.',
  'database-did-not-start': ({ path, cause }) =>
    `The database did not start: ${cause}.${path === null ? '' : ` Its log is ${path}.`}`,
};

export function clusterSentence(refused: Refused<ClusterRefusal>): string {
  return words[refused.refusal](refused.facts);
}

const systemCodes: Readonly<Record<string, ClusterRefusal>> = {
  EACCES: 'folder-not-writable',
  EPERM: 'folder-not-writable',
  EROFS: 'folder-not-writable',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  ENOTDIR: 'folder-is-a-file',
  EEXIST: 'folder-is-a-file',
  ENAMETOOLONG: 'path-too-long',
};

/** A failed file operation as a refusal; any other error is our own mistake and is thrown. */
export function refusalOfSystemError(problem: unknown, path: string): Refused<ClusterRefusal> {
  const code = (problem as NodeJS.ErrnoException | null)?.code ?? '';
  const refusal = systemCodes[code];
  if (!refusal) {
    throw new InvariantError(`starting the database in ${path} failed`, { cause: problem });
  }
  return refuse(refusal, { path, cause: code });
}

/** The output of a failed PostgreSQL program, as a refusal. */
export function refusalOfOutput(
  output: string,
  path: string,
  logPath: string | null,
): Refused<ClusterRefusal> {
  if (/No space left on device|Disk quota exceeded/i.test(output))
    return refuse('disk-full', { path });
  if (/Read-only file system/i.test(output)) {
    return refuse('folder-not-writable', { path, cause: 'EROFS' });
  }
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const telling = lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1);
  const cause = telling?.replace(/^.*?(FATAL|PANIC|error):\s*/, '') ?? 'it ended without a message';
  return refuse('database-did-not-start', { path: logPath, cause });
}
