// The budget of the first load, in brotli kilobytes: page, scripts and styles, with the texts of
// the sign-in page in all languages. The texts of the first screens come with the workspace and are
// counted there, in the heaviest language. The font is counted apart: nothing waits for it. Above
// the ceilings, which are today's sizes and a little more, the check fails. At 400 kbit/s each
// further 5 kB cost a person a tenth of a second, and on an old phone the scripts cost more.

import { join } from 'node:path';
import { buildIfStale, readBuild, type WebBuild } from '../src/app/build-web.ts';
import { invariant } from '../src/kernel/invariant.ts';

const firstMostKilobytes = 78;
const workspaceMostKilobytes = 68;

/** Brotli bytes of the first load, of the workspace that follows, and of the fonts. */
export function measure(build: WebBuild): { first: number; workspace: number; fonts: number } {
  const sizes = new Map(build.files.map((file) => [file.path, file.brotliBytes || file.bytes]));
  const sum = (paths: readonly string[]): number =>
    paths.reduce((total, path) => total + (sizes.get(path) ?? 0), 0);
  const firstWords = Object.entries(build.words).filter(([name]) => name.endsWith('/first'));
  const heaviest = Math.max(...firstWords.map(([, file]) => sizes.get(file) ?? 0));
  const fonts = build.files.filter((file) => file.path.endsWith('.woff2')).map((file) => file.path);
  return {
    first: sum(build.firstLoad),
    workspace: sum(build.workspace) + heaviest,
    fonts: sum(fonts),
  };
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..');
  await buildIfStale(root);
  const build = await readBuild(root);
  invariant(build, 'the build left no list of its files');
  const { first, workspace, fonts } = measure(build);
  const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);
  console.log(`first load ${kilobytes(first)} kB brotli (most ${firstMostKilobytes})`);
  console.log(`after it ${kilobytes(workspace)} kB (most ${workspaceMostKilobytes})`);
  console.log(`fonts ${kilobytes(fonts)} kB`);
  if (first > firstMostKilobytes * 1000) process.exitCode = 1;
  if (workspace > workspaceMostKilobytes * 1000) process.exitCode = 1;
}
