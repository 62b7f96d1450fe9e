import { defineConfig } from 'vitest/config';

/** `*.test.ts` needs nothing but Node. What needs a browser or a running Baton is `*.e2e.ts` and belongs to Playwright (e2e/). */
const areas = [
  'packages/protocol',
  'packages/core',
  'packages/client',
  'packages/sdk',
  'apps/server',
  'apps/widget',
];
const programs = ['sim', 'e2e', 'bench', 'scripts'];
/** What starts processes and waits for them is tried again in the gate, and named; a property never is, its seed is a finding. */
const startsProcesses = new Set(['apps/server', 'e2e', 'bench']);

export default defineConfig({
  test: {
    testTimeout: 40_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    passWithNoTests: true,
    reporters: ['default', ['json', { outputFile: 'test-results/reports/vitest.json' }]],
    projects: [...areas, ...programs].map((folder) => ({
      extends: true,
      test: {
        // One database server for a run: the tests of other areas that run beside find it, and alone each starts its own.
        globalSetup: folder === 'apps/server' ? ['apps/server/src/trial-database.ts'] : [],
        retry: process.env.CI && startsProcesses.has(folder) ? 1 : 0,
        name: folder.replace(/^(packages|apps)\//, ''),
        include: [`${folder}/**/*.test.ts`],
        exclude: ['**/node_modules/**', '**/dist/**'],
      },
    })),
  },
});
