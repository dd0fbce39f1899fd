// Creates the database files once, with initdb. It works in a draft folder that is renamed at the
// very end, so an existing database is always complete, and an interrupted first start (power, full
// disk, kill) simply begins again. The superuser's password is beside it in a 0600 file.

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chownSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { done, type Outcome, refuse } from '../../../kernel/outcome.ts';
import { writePrivateFile } from './data-folder.ts';
import type { Home } from './home-folder.ts';
import { programEnvironment, type Programs } from './programs.ts';
import { type ClusterRefusal, refusalOfOutput } from './refusals.ts';
import { initdbArguments } from './settings.ts';

const bytesNeeded = 150_000_000;

export function superuserPasswordFile(dataFolder: string): string {
  return join(dataFolder, 'postgres-superuser');
}

export function readSuperuserPassword(
  dataFolder: string,
): Outcome<string, 'superuser-password-missing'> {
  const path = superuserPasswordFile(dataFolder);
  try {
    const password = readFileSync(path, 'utf8').trim();
    if (password !== '') return done(password);
  } catch {
    // A missing file and an unreadable one have the same remedy.
  }
  return refuse('superuser-password-missing', { path });
}

export async function makeDatabase(
  home: Home,
  programs: Programs,
  { dataFolder, durable }: { dataFolder: string; durable: boolean },
): Promise<Outcome<null, ClusterRefusal>> {
  const space = statfsSync(home.folder);
  if (space.bavail * space.bsize < bytesNeeded) return refuse('disk-full', { path: home.folder });
  const password = randomBytes(24).toString('base64url');
  writePrivateFile(superuserPasswordFile(dataFolder), `${password}\n`);
  const draft = `${home.database}.new`;
  const owner = statSync(home.folder);
  const passwordFile = join(home.folder, 'first-password');
  rmSync(draft, { recursive: true, force: true });
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (home.user) {
      chownSync(passwordFile, home.user.uid, home.user.gid);
      // initdb creates its folder itself, so its user must own the home for that moment. Not
      // longer: root writes into it, and a link must not lead root elsewhere.
      chownSync(home.folder, home.user.uid, home.user.gid);
    }
    const failure = await runInitdb(home, programs, { draft, passwordFile, durable });
    if (failure !== null) {
      rmSync(draft, { recursive: true, force: true });
      return refusalOfOutput(failure, home.folder, null);
    }
  } finally {
    rmSync(passwordFile, { force: true });
    if (home.user) chownSync(home.folder, owner.uid, owner.gid);
  }
  renameSync(draft, home.database);
  return done(null);
}

/** @returns what initdb printed if it failed, otherwise null */
async function runInitdb(
  home: Home,
  programs: Programs,
  { draft, passwordFile, durable }: { draft: string; passwordFile: string; durable: boolean },
): Promise<string | null> {
  const settings = { folder: draft, passwordFile, major: programs.major, durable };
  const child = spawn(programs.initdb, initdbArguments(settings), {
    ...home.user,
    cwd: home.folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
    env: programEnvironment(programs.libraries),
  });
  const [printed, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  return code === 0 ? null : printed;
}
