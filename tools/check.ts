// `npm run check`: everything that can be checked without running the program. Each check prints
// its own findings; a table at the end shows which failed.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { packageRoot } from '../src/app/package-root.ts';

const bin = (name: string) => join(packageRoot, 'node_modules', '.bin', name);
const node = process.execPath;

const checks: Record<string, readonly [string, ...string[]]> = {
  types: [bin('tsc'), '--noEmit', '-p', '.'],
  format: [bin('oxfmt'), '--check', '.'],
  lint: [bin('oxlint'), '--deny-warnings', 'src', 'test', 'tools'],
  rooms: [bin('depcruise'), '--config', '.dependency-cruiser.cjs', 'src'],
  'dead code': [bin('knip')],
  words: [node, 'tools/check-words.ts'],
  glossary: [node, 'tools/check-glossary.ts'],
  'no score': [node, 'tools/check-scores.ts'],
  tidy: [node, 'tools/check-tidy.ts'],
  callers: [node, 'tools/check-callers.ts'],
  codes: [node, 'tools/check-codes.ts'],
  duties: [node, 'tools/check-duties.ts'],
  schema: [node, 'tools/check-schema.ts'],
  'browser size': [node, 'tools/check-web-size.ts'],
};

const wanted = process.argv.slice(2);
const waiting = Object.keys(checks).filter((name) => wanted.length === 0 || wanted.includes(name));
const failed: string[] = [];

/** Two at a time: the compiler takes as long as nearly all of the others together. */
async function work(): Promise<void> {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) await run(name);
}
await Promise.all([work(), work()]);

async function run(name: string): Promise<void> {
  const [command, ...args] = checks[name]!;
  const began = performance.now();
  const child = spawn(command, args, {
    cwd: packageRoot,
    env: { ...process.env, PATH: `${join(node, '..')}:${process.env['PATH']}` },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  }
  const [status] = (await once(child, 'close')) as [number | null];
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${status === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(14)} ${seconds} s\n`);
  if (status === 0) return;
  failed.push(name);
  process.stdout.write(`${said}\n`);
}

if (failed.length > 0) {
  process.stdout.write(`\nFailed: ${failed.join(', ')}\n`);
  process.exitCode = 1;
}
