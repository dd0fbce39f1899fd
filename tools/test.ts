// `npm test`: builds the browser files, runs every test and ends with one plain line that tells how
// many passed, failed and were skipped. Arguments go to vitest (`npm test -- src/rooms/care`).

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from '../src/app/build-web.ts';
import { packageRoot } from '../src/app/package-root.ts';

await buildIfStale(packageRoot);
const folder = mkdtempSync(join(tmpdir(), 'alongside-test-'));
const report = join(folder, 'report.json');
const code = await new Promise<number>((resolve) => {
  const vitest = join(packageRoot, 'node_modules', 'vitest', 'vitest.mjs');
  const child = spawn(
    process.execPath,
    [
      vitest,
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...process.argv.slice(2),
    ],
    { cwd: packageRoot, stdio: 'inherit' },
  );
  process.once('SIGINT', () => child.kill('SIGINT'));
  child.once('close', (exit) => resolve(exit ?? 1));
});
process.exitCode = code;
try {
  const counts = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTodoTests: number;
  };
  const skipped = counts.numPendingTests + counts.numTodoTests;
  process.stdout.write(
    `\n${counts.numPassedTests} passed, ${counts.numFailedTests} failed, ${skipped} skipped\n`,
  );
} catch {
  process.stdout.write('\n0 passed, 1 failed\n');
  process.exitCode = code === 0 ? 1 : code;
}
rmSync(folder, { recursive: true, force: true });
