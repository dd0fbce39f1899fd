// `npm run prove`: tests chance thoroughly. Every test that leaves something to chance (properties,
// races, matching on all samples instead of some) runs many times more than under `npm test`, with
// a seed that is printed first and can be given again. It takes minutes to hours, so run it
// overnight or after changing a rule.
//   npm run prove -- [--rounds 20] [--seed 1] [PATH …]

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../src/app/package-root.ts';

const usage = 'npm run prove -- [--rounds 20] [--seed 1] [PATH …]\n';
const marker = 'test/support/rounds.ts';

/** Test files that leave something to chance, among those whose path starts with one of `paths`. */
function chanceFiles(paths: readonly string[]): string[] {
  return ['src', 'test', 'tools']
    .flatMap((folder) =>
      readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        join(folder, file),
      ),
    )
    .filter((file) => file.endsWith('.test.ts'))
    .filter((file) => paths.length === 0 || paths.some((path) => file.startsWith(path)))
    .filter((file) => /support\/rounds\.ts'/.test(readFileSync(join(packageRoot, file), 'utf8')));
}

function main(): number {
  const { values, positionals } = parseArgs({
    options: { rounds: { type: 'string' }, seed: { type: 'string' } },
    allowPositionals: true,
  });
  const rounds = values.rounds ?? '20';
  const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31));
  if (![rounds, seed].every((value) => /^\d{1,10}$/.test(value)) || Number(rounds) < 1) {
    process.stderr.write(usage);
    return 2;
  }
  const files = chanceFiles(positionals);
  if (files.length === 0) {
    process.stderr.write(`No test there imports ${marker}.\n\n${usage}`);
    return 2;
  }
  const again =
    `npm run prove -- --rounds ${rounds} --seed ${seed} ${positionals.join(' ')}`.trim();
  process.stdout.write(`${files.length} files, ${rounds} rounds, seed ${seed}. Again: ${again}\n`);
  const vitest = join(packageRoot, 'node_modules', 'vitest', 'vitest.mjs');
  const ended = spawnSync(
    process.execPath,
    [vitest, 'run', `--testTimeout=${90_000 * Number(rounds)}`, ...files],
    {
      cwd: packageRoot,
      stdio: 'inherit',
      env: { ...process.env, PROVE_SEED: seed, PROVE_ROUNDS: rounds },
    },
  );
  process.stdout.write(ended.status === 0 ? 'Proved.\n' : `Failed. Again: ${again}\n`);
  return ended.status ?? 1;
}

try {
  process.exitCode = main();
} catch (problem) {
  process.stderr.write(`${(problem as Error).message}\n\n${usage}`);
  process.exitCode = 2;
}
