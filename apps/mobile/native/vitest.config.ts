import { defineConfig } from 'vitest/config';

/** What the phones get, as far as it can be made without Xcode and Gradle. Takes a minute or two: `npm run test:native`. */
export default defineConfig({
  test: {
    name: 'native',
    root: import.meta.dirname,
    include: ['*.test.ts'],
    // One after the other: two bundlers at once take twice the memory and save nothing.
    fileParallelism: false,
    testTimeout: 20_000,
    hookTimeout: 800_000,
    reporters: ['default', ['json', { outputFile: '../../../test-results/reports/native.json' }]],
  },
});
