// How the tests run: one database server per run, at most two workers (the smallest machine that
// must pass has two cores), tests beside the code. The default export is what vitest asks for.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/**/*.test.ts', 'tools/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 90_000,
    hookTimeout: 240_000,
    teardownTimeout: 20_000,
    silent: false,
  },
});
