// The server process of the embedded database: finding, starting and stopping it. PostgreSQL writes
// its state into postmaster.pid. That file outlives a crash, so it is trusted only if its process
// really is this database's server. The process gets its own session, so that Ctrl-C in a terminal
// does not reach it before the requests in flight are answered.

import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { done, type Outcome } from '../../../kernel/outcome.ts';
import type { Home } from './home-folder.ts';
import { programEnvironment, type Programs } from './programs.ts';
import { type ClusterRefusal, refusalOfOutput } from './refusals.ts';
import { serverSettings } from './settings.ts';

export type Postmaster = { readonly process: number; readonly socketFolder: string };

const logBytesMax = 10_000_000;

export function logPathOf(home: Home): string {
  return join(home.folder, 'postgres.log');
}

/** The running server of this database, including one left behind by a killed parent. */
export function findPostmaster(
  home: Home,
): (Postmaster & { program: string; ready: boolean }) | null {
  const status = readStatus(home);
  if (status === null || !isPostmasterOf(home, status.process)) return null;
  return { ...status, program: programOf(status.process) };
}

function readStatus(home: Home): (Postmaster & { ready: boolean }) | null {
  try {
    const lines = readFileSync(join(home.database, 'postmaster.pid'), 'utf8').split('\n');
    const process = Number(lines[0]);
    if (!Number.isInteger(process) || process <= 0) return null;
    return { process, socketFolder: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' };
  } catch {
    return null;
  }
}

function isPostmasterOf(home: Home, process: number): boolean {
  try {
    const words = readFileSync(`/proc/${process}/cmdline`, 'utf8').split('\0');
    return words.includes(home.database) && isAlive(process);
  } catch {
    return false;
  }
}

function programOf(process: number): string {
  try {
    return readlinkSync(`/proc/${process}/exe`);
  } catch {
    return '';
  }
}

/** A process that has ended but was not yet reaped by its parent counts as ended. */
function isAlive(process: number): boolean {
  try {
    const state = readFileSync(`/proc/${process}/stat`, 'utf8').replace(/^.*\) /s, '')[0];
    return state !== 'Z' && state !== 'X';
  } catch {
    return false;
  }
}

/** Removes what a dead server left behind: its process number may belong to another process now. */
export function clearTraces(home: Home, socketFolder: string): void {
  rmSync(join(home.database, 'postmaster.pid'), { force: true });
  for (const name of readdirSync(socketFolder)) {
    if (name.startsWith('.s.PGSQL.')) rmSync(join(socketFolder, name), { force: true });
  }
}

export async function startPostmaster(
  home: Home,
  programs: Programs,
  { socketFolder, durable }: { socketFolder: string; durable: boolean },
): Promise<Outcome<Postmaster, ClusterRefusal>> {
  for (let attempt = 1; ; attempt++) {
    clearTraces(home, socketFolder);
    const { process, output } = await startOnce(
      home,
      programs,
      serverSettings(socketFolder, durable),
    );
    if (output === null) return done({ process, socketFolder });
    // Child processes of a killed server keep its memory until they notice, at most a second.
    if (attempt >= 10 || !output.includes('pre-existing shared memory block')) {
      return refusalOfOutput(output, home.folder, logPathOf(home));
    }
    await pause(500);
  }
}

async function startOnce(
  home: Home,
  programs: Programs,
  settings: readonly string[],
): Promise<{ process: number; output: string | null }> {
  const logPath = logPathOf(home);
  if (existsSync(logPath) && statSync(logPath).size > logBytesMax)
    renameSync(logPath, `${logPath}.1`);
  const log = openSync(logPath, 'a', 0o600);
  const from = statSync(logPath).size;
  const child = spawn(programs.postgres, ['-D', home.database, ...settings], {
    ...home.user,
    cwd: home.folder,
    stdio: ['ignore', log, log],
    detached: true,
    env: programEnvironment(programs.libraries),
  });
  closeSync(log);
  const end = { seen: false };
  child.once('exit', () => {
    end.seen = true;
  });
  child.once('error', () => {
    end.seen = true;
  });
  child.unref();
  while (!end.seen) {
    const status = readStatus(home);
    if (status?.ready && status.process === child.pid)
      return { process: status.process, output: null };
    await pause(10);
  }
  return { process: 0, output: readFileSync(logPath).subarray(from).toString('utf8') };
}

/**
 * Stops the server: closes connections, rolls back open transactions, writes everything. After ten
 * seconds it is killed, which costs a recovery at the next start but no data.
 */
export async function stopPostmaster({ process: number }: Postmaster): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    try {
      process.kill(number, signal);
    } catch {
      return;
    }
    for (const end = performance.now() + patience; performance.now() < end; await pause(10)) {
      if (!isAlive(number)) return;
    }
  }
}
