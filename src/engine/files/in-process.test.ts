// The process answers, fails as our own mistake, or is stopped: at its deadline, over its memory,
// or by its own end. None of it ends us.

import { expect, test } from 'vitest';
import { InvariantError } from '../../kernel/invariant.ts';
import { runInProcess } from './in-process.ts';

const taskOf = (code: string, more: object = {}) => ({
  module: new URL(`data:text/javascript,${encodeURIComponent(code)}`),
  exportName: 'run',
  parameters: [] as readonly unknown[],
  deadlineMilliseconds: 20_000,
  processorMillisecondsMax: 10_000,
  memoryMegabytesMax: 400,
  ...more,
});

test('the answer of the function comes back, bytes as bytes', async () => {
  const parameters = [new Uint8Array([1, 2, 3])];
  const task = taskOf('export const run = (bytes) => bytes.map((b) => b * 2);', { parameters });
  expect(await runInProcess(task)).toEqual({ ok: true, value: new Uint8Array([2, 4, 6]) });
});

test.each([
  ['never ends', 'for (;;);', { deadlineMilliseconds: 300 }, 'took-too-long'],
  ['computes too long', 'for (;;);', { processorMillisecondsMax: 300 }, 'took-too-long'],
  [
    'is killed',
    'process.kill(process.pid, "SIGSEGV"); return new Promise(() => {});',
    {},
    'broke-down',
  ],
  ['ends', 'process.exit(3);', {}, 'broke-down'],
  [
    'takes more and more memory',
    'const all = []; for (;;) all.push(Buffer.alloc(16 << 20, 1));',
    {},
    'needs-too-much',
  ],
  [
    'takes more and more of the heap',
    'const all = []; for (;;) all.push(new Array(1 << 20).fill(0.5));',
    { memoryMegabytesMax: 200 },
    'needs-too-much',
  ],
])('what %s is refused', async (_, body, more, refusal) => {
  const task = taskOf(`export const run = () => { ${body} };`, more);
  expect(await runInProcess(task)).toMatchObject({ ok: false, refusal });
});

test('a signal stops it', async () => {
  const stopping = new AbortController();
  const running = runInProcess(
    taskOf('export const run = () => { for (;;); };', { signal: stopping.signal }),
  );
  setTimeout(() => stopping.abort(), 100);
  expect(await running).toMatchObject({ ok: false, refusal: 'took-too-long' });
});

test('it sees no environment and no file of the machine, and reaches nobody', async () => {
  const code = `import fs from 'node:fs'; import net from 'node:net';
    import { spawnSync } from 'node:child_process';
    const tried = (what) => { try { what(); return 'done'; } catch (error) { return error.code; } };
    export const run = async () => ({
      environment: Object.keys(process.env),
      reading: tried(() => fs.readFileSync('/etc/passwd')),
      writing: tried(() => fs.writeFileSync('/tmp/left-by-a-document', '')),
      starting: tried(() => spawnSync('true')),
      reaching: await new Promise((resolve) => {
        try { net.connect(9, '127.0.0.1').on('error', (error) => resolve(error.code)); }
        catch (error) { resolve(error.code); }
      }),
    });`;
  expect(await runInProcess(taskOf(code))).toEqual({
    ok: true,
    value: {
      environment: [],
      reading: 'ERR_ACCESS_DENIED',
      writing: 'ERR_ACCESS_DENIED',
      starting: 'ERR_ACCESS_DENIED',
      reaching: 'ERR_ACCESS_DENIED',
    },
  });
});

test('a mistake of ours rejects without showing what the file held', async () => {
  const task = taskOf('export const run = () => { throw new Error("a name from the list"); };');
  const failure = await runInProcess(task).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(InvariantError);
  expect(String(failure)).not.toContain('a name from the list');
});
