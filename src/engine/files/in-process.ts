// Runs one exported function of a module in a process of its own, for libraries in machine code and
// WebAssembly: a fault in them ends this process only, their memory is seen from outside, and they
// can be stopped in the middle of a picture, which a thread cannot. The process gets no environment
// (so no keys and no passwords), may read nothing but our own code, write nothing, start nothing
// and open no connection. Where the machine has no `/proc`, only the deadline applies.

import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Outcome } from '../../kernel/outcome.ts';
import { type ApartTask, type Listener, runApart } from './apart.ts';
import type { Answer } from './run-order.ts';

export type ProcessTask = ApartTask & {
  /** How long it may compute; the deadline also counts waiting for a busy machine. */
  readonly processorMillisecondsMax: number;
  /** Of the whole process, which has about 60 before it begins. */
  readonly memoryMegabytesMax: number;
};

/** `needs-too-much`: over its memory. `broke-down`: a library in it failed beyond repair. */
export type ProcessRefusal = 'took-too-long' | 'needs-too-much' | 'broke-down';

const watchMilliseconds = 25;
const packageFolder = fileURLToPath(new URL('../../../', import.meta.url));
const confinement = [
  '--permission',
  `--allow-fs-read=${packageFolder}*`,
  '--allow-addons',
  // Says on every start that addons could get around the permissions. They can; it is a second
  // wall.
  '--disable-warning=SecurityWarning',
];

/** Rejects with `InvariantError` if the function throws: that is our fault, not the file's. */
export function runInProcess<Value>(task: ProcessTask): Promise<Outcome<Value, ProcessRefusal>> {
  const { module, exportName, parameters } = task;
  return runApart<Value, ProcessRefusal>(task, (listener) => {
    const entry = fileURLToPath(new URL('./process-entry.ts', import.meta.url));
    const heap = `--max-old-space-size=${task.memoryMegabytesMax}`;
    const child = spawn(process.execPath, [...confinement, heap, entry], {
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    child.on('message', (answer) => listener.answer(answer as Answer));
    child.once('error', (error) => listener.fail(`no process: ${error.message}`));
    child.once('exit', () => listener.refuse('broke-down'));
    child.send({ module: module.href, exportName, parameters }, () => undefined);
    offerToKernel(child);
    const watch = setInterval(() => watchOver(child, task, listener), watchMilliseconds);
    const stop = () => {
      clearInterval(watch);
      child.removeAllListeners();
      child.on('error', () => undefined);
      child.kill('SIGKILL');
    };
    return { stop };
  });
}

/** If the machine runs out of memory, this process is to end and not the database. */
function offerToKernel({ pid }: ChildProcess): void {
  try {
    writeFileSync(`/proc/${pid}/oom_score_adj`, '1000');
  } catch {
    // Not Linux, or already over.
  }
}

function watchOver(
  { pid }: ChildProcess,
  task: ProcessTask,
  listener: Listener<ProcessRefusal>,
): void {
  const used = usedBy(pid);
  if (!used) return;
  if (used.megabytes > task.memoryMegabytesMax) listener.refuse('needs-too-much');
  if (used.processorMilliseconds > task.processorMillisecondsMax) listener.refuse('took-too-long');
}

/** The kernel counts in pages of 4 kB at least and in hundredths of a second. */
function usedBy(
  pid: number | undefined,
): { readonly megabytes: number; readonly processorMilliseconds: number } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    const kilobytes = Number(/VmRSS:\s*(\d+)/.exec(status)?.[1] ?? 0);
    // The name of the program is in brackets and may contain anything.
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)!.split(' ');
    const ticks = Number(stat[11]) + Number(stat[12]);
    return { megabytes: kilobytes / 1024, processorMilliseconds: ticks * 10 };
  } catch {
    return null;
  }
}
