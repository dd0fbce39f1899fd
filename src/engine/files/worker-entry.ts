// Runs inside the thread that `in-worker.ts` starts.

import { parentPort, workerData } from 'node:worker_threads';
import { type Order, runOrder } from './run-order.ts';

await runOrder(workerData as Order, (answer) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has none
  parentPort?.postMessage(answer);
});
