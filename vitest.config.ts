// Every test of the workspace; packages are read from their sources, engine processes from lib/. `npm test` runs the
// project `unit`; the other two take minutes, and .ci/run runs them too.
import { defineConfig } from 'vitest/config';

const results = process.env['MODELGATE_TEST_RESULTS'];
const setup = ['test/setup/node.ts'];
const setupFiles = ['test/setup/seed.ts'];

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    pool: 'forks',
    // All cores: vitest leaves one idle, which on two is half. Files share a process, since loading the packages again for each of 250 takes longer than most of them.
    maxWorkers: '100%',
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: results === undefined ? ['default'] : ['default', ['json', { outputFile: results }]],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/calibration/**'],
          globalSetup: setup,
          setupFiles,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: [...setup, 'test/setup/tools.ts'],
          testTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'calibration',
          include: ['test/calibration/**/*.test.ts'],
          globalSetup: setup,
          testTimeout: 600_000,
        },
      },
    ],
  },
});
