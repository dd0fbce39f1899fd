// One process per data folder. The kernel keeps an exclusive lock on a small file (taken through
// SQLite, which comes with Node): it ends with the process however that dies, it cannot be mistaken
// for another process with the same number, and it also works between two containers that share the
// folder. A file with a process number would do none of this.

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { done, type Outcome, refuse } from '../../../kernel/outcome.ts';

export type FolderLock = { readonly release: () => void };

const sqliteBusy = 5;

/**
 * Waits up to `patience` milliseconds, because a process that was just told to stop needs a moment.
 * Throws the system's error if the file cannot be written.
 */
export async function lockFolder(
  folder: string,
  patience: number,
): Promise<Outcome<FolderLock, 'folder-in-use'>> {
  const numberFile = join(folder, 'alongside.pid');
  // SQLite would hide why a file cannot be written; this write reports the system's error.
  writeFileSync(join(folder, 'alongside.lock'), '', { flag: 'a', mode: 0o600 });
  for (const end = performance.now() + patience; ;) {
    const held = tryLock(join(folder, 'alongside.lock'));
    if (held) {
      tellHolder(numberFile);
      return done({
        release() {
          rmSync(numberFile, { force: true });
          held.close();
        },
      });
    }
    if (performance.now() >= end) {
      return refuse('folder-in-use', { path: folder, process: findHolder(numberFile) });
    }
    await pause(50);
  }
}

function tryLock(path: string): DatabaseSync | null {
  const database = new DatabaseSync(path);
  try {
    database.exec('pragma busy_timeout = 0; pragma journal_mode = memory; begin exclusive');
    return database;
  } catch (problem) {
    database.close();
    if ((problem as { errcode?: number }).errcode === sqliteBusy) return null;
    throw problem;
  }
}

/**
 * Needed only to name us when another process is refused, so a full disk must not prevent our
 * start.
 */
function tellHolder(numberFile: string): void {
  try {
    writeFileSync(numberFile, `${process.pid}\n`, { mode: 0o600 });
  } catch {
    rmSync(numberFile, { force: true });
  }
}

function findHolder(numberFile: string): number | null {
  try {
    return Number(readFileSync(numberFile, 'utf8')) || null;
  } catch {
    return null;
  }
}
