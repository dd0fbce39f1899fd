// The launcher in a checkout made for this test: what it runs, passes on and prints.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { checkoutFolder } from '../src/engine/config/config.ts';

const place = mkdtempSync(join(tmpdir(), 'alongside-launcher-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));
for (const folder of ['bin', 'src/app', 'tools'])
  mkdirSync(join(place, folder), { recursive: true });
for (const name of ['alongside.mjs', 'launched.mjs']) {
  copyFileSync(join(checkoutFolder, 'bin', name), join(place, 'bin', name));
}
const launcher = join(place, 'bin', 'alongside.mjs');
writeFileSync(join(place, 'package.json'), '{ "type": "module" }');
writeFileSync(
  join(place, 'tools', 'say.ts'),
  `
  const words: string[] = process.argv.slice(2);
  const cache = process.env.NODE_COMPILE_CACHE !== undefined;
  console.log(JSON.stringify({ words, cache }));
  process.exitCode = 7;`,
);
writeFileSync(
  join(place, 'src', 'app', 'cli.ts'),
  `
  const waiting = setInterval(() => undefined, 60_000);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      console.log('got ' + signal);
      clearInterval(waiting);
      process.exitCode = 3;
    });
  }
  console.log('running ' + process.pid);`,
);

function launch(...words: string[]): ChildProcess {
  const child = spawn(process.execPath, [launcher, ...words], {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function ended(
  child: ChildProcess,
): Promise<{ code: number | null; out: string; err: string }> {
  const [out, err, [code]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'close'),
  ]);
  return { code, out, err };
}

// Node 20, which is enough to install, cannot read TypeScript itself.
test('the documents run tools through it, and name those that exist', () => {
  const documents = readdirSync(checkoutFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && !/^(node_modules|data)\//.test(file))
    .map((file) => [file, readFileSync(join(checkoutFolder, file), 'utf8')] as const);
  expect(documents.length).toBeGreaterThan(20);
  const named = documents.flatMap(([file, text]) =>
    [...text.matchAll(/--tool ([a-z][a-z-]*)/g)].map(([, name]) => [file, name] as const),
  );
  expect(named.length).toBeGreaterThan(5);
  for (const [file, name] of named)
    expect([file, name, existsSync(join(checkoutFolder, 'tools', `${name}.ts`))]).toContain(true);
  const direct = documents.filter(([, text]) => /node (tools|src)\/[\w-]+\.ts/.test(text));
  expect(direct.map(([file]) => file)).toEqual([]);
});

describe('the launcher', () => {
  test('says which tools there are when there is none of that name', async () => {
    for (const name of ['absent', '../src/app/cli', '']) {
      const { code, err } = await ended(launch('--tool', name));
      expect([code, err]).toEqual([1, expect.stringContaining(`no tool called "${name}"`)]);
    }
  });

  test('says what is wrong when the pinned Node cannot run here', async () => {
    const pinned = join(
      place,
      'node_modules',
      `node-${process.platform}-${process.arch}`,
      'bin',
      'node',
    );
    mkdirSync(dirname(pinned), { recursive: true });
    // As on a system with another C library: the file is there, its loader is not.
    writeFileSync(pinned, '#!/absent/loader\n', { mode: 0o755 });
    onTestFinished(() => rmSync(join(place, 'node_modules'), { recursive: true }));
    const { code, err } = await ended(launch('--tool', 'say'));
    expect([code, err]).toEqual([1, expect.stringContaining('does not run here')]);
  });

  test('runs the pinned Node with the same words, no warning, and ends with its code', async () => {
    const pinned = join(
      place,
      'node_modules',
      `node-${process.platform}-${process.arch}`,
      'bin',
      'node',
    );
    mkdirSync(dirname(pinned), { recursive: true });
    symlinkSync(process.execPath, pinned);
    onTestFinished(() => rmSync(join(place, 'node_modules'), { recursive: true }));
    const { code, out, err } = await ended(launch('--tool', 'say', 'a b', '--json', ''));
    expect(JSON.parse(out)).toMatchObject({ words: ['a b', '--json', ''], cache: true });
    expect([code, err]).toEqual([7, '']);
  });

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('passes %s on, once', async (signal) => {
    const child = launch();
    child.stdout!.once('data', () => child.kill(signal));
    const { code, out } = await ended(child);
    expect(code).toBe(3);
    expect(out.match(/got/g)).toHaveLength(1);
    expect(out).toContain(`got ${signal}`);
  });

  test('killed, it leaves nothing running', async () => {
    const child = launch();
    child.stdout!.once('data', () => child.kill('SIGKILL'));
    const { out } = await ended(child);
    expect(out).toContain('got SIGTERM');
  });
});
