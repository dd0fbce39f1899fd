// Runs one exported function of a module in its own thread and stops the thread when the deadline
// has passed. A hostile file can keep a parser busy for minutes, and the server must go on
// answering. The thread gets no environment and only the arguments passed in.

import { Worker } from 'node:worker_threads';
import { InvariantError } from '../../kernel/invariant.ts';
import { done, refuse, type Outcome } from '../../kernel/outcome.ts';

/** Small, so that a thread keeps only what it works on and releases the rest soon. */
const youngMegabytes = 16;

export type WorkerTask = {
  /** The module's address, e.g. `new URL('./preview-file.ts', import.meta.url)`. */
  readonly module: URL;
  /** The name of an exported function; it may return a promise. */
  readonly exportName: string;
  /** Must be cloneable. */
  readonly parameters: readonly unknown[];
  /** Counted from the moment the function begins. */
  readonly deadlineMilliseconds: number;
  /** Buffers whose ownership moves to the thread; they are empty here afterwards. */
  readonly transfer?: readonly ArrayBuffer[];
  readonly memoryMegabytesMax?: number;
  /** Stops the thread early, with the same refusal as the deadline. */
  readonly signal?: AbortSignal;
};

type Answer = { readonly value: unknown } | { readonly failure: string } | { readonly began: true };

/**
 * Time for our own code to load, which takes seconds on a busy machine and is not the file's fault.
 */
const loadMillisecondsMax = 30_000;

/** Rejects with `InvariantError` if the function throws: that is our fault, not the file's. */
export function runInWorker<Value>(task: WorkerTask): Promise<Outcome<Value, 'took-too-long'>> {
  const { module, exportName, parameters, deadlineMilliseconds } = task;
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
  return new Promise((resolve, reject) => {
    const tooLong = () => {
      settle();
      resolve(refuse('took-too-long', { milliseconds: deadlineMilliseconds }));
    };
    let timer = setTimeout(tooLong, loadMillisecondsMax + deadlineMilliseconds);
    task.signal?.addEventListener('abort', tooLong, { once: true });
    const settle = () => {
      clearTimeout(timer);
      task.signal?.removeEventListener('abort', tooLong);
      worker.removeAllListeners();
      worker.on('error', () => undefined);
      void worker.terminate();
    };
    worker.on('message', (answer: Answer) => {
      if ('began' in answer) {
        clearTimeout(timer);
        timer = setTimeout(tooLong, deadlineMilliseconds);
        return;
      }
      settle();
      if ('failure' in answer) reject(new InvariantError(answer.failure));
      else resolve(done(answer.value as Value));
    });
    worker.once('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return tooLong();
      settle();
      reject(new InvariantError(`worker failed: ${error.message}`));
    });
    worker.once('exit', (code) => {
      settle();
      reject(new InvariantError(`worker ended without an answer, code ${code}`));
    });
    if (task.signal?.aborted === true) tooLong();
  });
}
