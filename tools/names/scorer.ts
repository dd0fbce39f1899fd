// Runs the scorer of a labelled set on a file of predictions.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The scorer's own JSON. Throws if the folder has no scorer or the scorer refuses. */
export async function scoreWith(set: string, args: readonly string[]): Promise<unknown> {
  const scorer = join(set, 'score.mjs');
  if (!existsSync(scorer))
    throw new Error(`${set} has no score.mjs; a labelled set brings its scorer`);
  const { stdout } = await run(process.execPath, [scorer, ...args], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as unknown;
}
