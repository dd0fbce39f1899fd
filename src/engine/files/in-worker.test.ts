// The thread answers, fails as our own mistake, or is stopped at its deadline.

import { expect, test } from 'vitest';
import { InvariantError } from '../../kernel/invariant.ts';
import { runInWorker } from './in-worker.ts';

const moduleOf = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`);

test('the answer of the function comes back', async () => {
  const task = {
    module: moduleOf('export const add = (a, b) => a + b;'),
    exportName: 'add',
    parameters: [2, 3],
    deadlineMilliseconds: 5_000,
  };
  expect(await runInWorker<number>(task)).toEqual({ ok: true, value: 5 });
});

test('a function that never ends is ended, and the caller stays free meanwhile', async () => {
  let ticks = 0;
  const timer = setInterval(() => (ticks += 1), 10);
  const task = {
    module: moduleOf('export const spin = () => { for (;;); };'),
    exportName: 'spin',
    parameters: [],
    deadlineMilliseconds: 300,
  };
  expect(await runInWorker(task)).toMatchObject({ ok: false, refusal: 'took-too-long' });
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(5);
});

test('a mistake of ours rejects without showing what the file held', async () => {
  const task = {
    module: moduleOf('export const fail = () => { throw new Error("a name from the list"); };'),
    exportName: 'fail',
    parameters: [],
    deadlineMilliseconds: 5_000,
  };
  const failure = await runInWorker(task).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(InvariantError);
  expect(String(failure)).not.toContain('a name from the list');
});
