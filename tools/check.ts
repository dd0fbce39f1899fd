// `npm run check`: everything that can be said about the code without running the program. Each
// check prints its own findings; one table at the end says which failed.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../src/app/package-root.ts';

const bin = (name: string) => join(packageRoot, 'node_modules', '.bin', name);
const node = process.execPath;

const checks: Record<string, readonly [string, ...string[]]> = {
  format: [bin('oxfmt'), '--check', '.'],
  types: [bin('tsc'), '--noEmit', '-p', '.'],
  lint: [bin('oxlint'), '--deny-warnings', 'src', 'test', 'tools'],
  rooms: [bin('depcruise'), '--config', '.dependency-cruiser.cjs', 'src'],
  'dead code': [bin('knip')],
  words: [node, 'tools/check-words.ts'],
  glossary: [node, 'tools/check-glossary.ts'],
  'no score': [node, 'tools/check-scores.ts'],
  tidy: [node, 'tools/check-tidy.ts'],
  callers: [node, 'tools/check-callers.ts'],
  schema: [node, 'tools/check-schema.ts'],
  'browser size': [node, 'tools/check-web-size.ts'],
};

const wanted = process.argv.slice(2);
const failed: string[] = [];
for (const [name, [command, ...args]] of Object.entries(checks)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const began = performance.now();
  const ended = spawnSync(command, args, {
    cwd: packageRoot,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(node, '..')}:${process.env['PATH']}` },
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(
    `${ended.status === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(14)} ${seconds} s\n`,
  );
  if (ended.status === 0) continue;
  failed.push(name);
  process.stdout.write(`${ended.stdout}${ended.stderr}\n`);
}
if (failed.length > 0) {
  process.stdout.write(`\nFailed: ${failed.join(', ')}\n`);
  process.exitCode = 1;
}
