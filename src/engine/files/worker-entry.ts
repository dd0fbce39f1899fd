// Runs inside the thread that `in-worker.ts` starts: loads the named module, calls the named
// function, posts the answer. It never sends a stack trace or a value from the file as a failure.

import { parentPort, workerData } from 'node:worker_threads';

type Order = {
  readonly module: string;
  readonly exportName: string;
  readonly parameters: readonly unknown[];
};

const { module, exportName, parameters } = workerData as Order;

// oxlint-disable unicorn/require-post-message-target-origin -- a thread's port has no origin
try {
  const loaded = (await import(module)) as Record<string, unknown>;
  const run = loaded[exportName];
  if (typeof run !== 'function') throw new TypeError(`no function ${exportName}`);
  parentPort?.postMessage({ began: true });
  parentPort?.postMessage({ value: await run(...parameters) });
} catch (error) {
  const name = error instanceof Error ? error.name : 'unknown';
  parentPort?.postMessage({ failure: `${exportName} failed in its thread: ${name}` });
}
