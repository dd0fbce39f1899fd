// Runs one exported function of a module in its own thread, for parsers in JavaScript alone: they
// can only be slow or greedy. What a library in machine code reads runs in a process
// (`in-process`).

import { Worker } from 'node:worker_threads';
import type { Outcome } from '../../kernel/outcome.ts';
import { type ApartTask, runApart } from './apart.ts';
import type { Answer } from './run-order.ts';

/** Small, so that a thread keeps only what it works on and releases the rest soon. */
const youngMegabytes = 16;

export type WorkerTask = ApartTask & {
  /** Buffers whose ownership moves to the thread; they are empty here afterwards. */
  readonly transfer?: readonly ArrayBuffer[];
};

/** Rejects with `InvariantError` if the function throws: that is our fault, not the file's. */
export function runInWorker<Value>(task: WorkerTask): Promise<Outcome<Value, 'took-too-long'>> {
  const { module, exportName, parameters } = task;
  return runApart<Value, 'took-too-long'>(task, (listener) => {
    const worker = new Worker(new URL('./worker-entry.ts', import.meta.url), {
      workerData: { module: module.href, exportName, parameters },
      transferList: [...(task.transfer ?? [])],
      resourceLimits: {
        maxOldGenerationSizeMb: task.memoryMegabytesMax ?? 1024,
        maxYoungGenerationSizeMb: youngMegabytes,
      },
      env: {},
      execArgv: [],
    });
    worker.on('message', (answer: Answer) => listener.answer(answer));
    worker.once('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') listener.refuse('took-too-long');
      else listener.fail(`worker failed: ${error.message}`);
    });
    worker.once('exit', (code) => listener.fail(`worker ended without an answer, code ${code}`));
    const stop = () => {
      worker.removeAllListeners();
      worker.on('error', () => undefined);
      void worker.terminate();
    };
    return { stop };
  });
}
