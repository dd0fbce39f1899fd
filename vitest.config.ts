// How the tests run: one database server per run, at most two workers (the smallest machine that
// must pass has two cores), tests beside the code. Most files share the modules of their worker,
// because loading the program again for each file took a tenth of the whole run. Files that change
// what a process shares get a process of their own; they run first, because the journeys among them
// are the longest, so that both workers end together. The default export is what vitest asks for.

import { configDefaults, defineConfig } from 'vitest/config';

const everywhere = ['src', 'test', 'tools'].flatMap((folder) => [
  `${folder}/**/*.test.ts`,
  `${folder}/**/*.test.tsx`,
]);
/** Each changes the environment, or what is kept for the length of the process. */
const apart = [
  'test/journeys/**/*.test.ts',
  'test/fifth-country.test.ts',
  'src/app/cli/**/*.test.ts',
  'src/engine/config/config.test.ts',
  'src/engine/db/cluster/*.test.ts',
  'src/rooms/audit/heads.test.ts',
  'src/web/kept-drafts.test.ts',
  'tools/bench/typing.test.ts',
];

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 90_000,
    hookTimeout: 240_000,
    teardownTimeout: 20_000,
    silent: false,
    // The files of the first name run first.
    projects: [
      { extends: true, test: { name: 'apart', include: apart } },
      {
        extends: true,
        test: {
          name: 'together',
          include: everywhere,
          exclude: [...configDefaults.exclude, ...apart],
          isolate: false,
        },
      },
    ],
  },
});
