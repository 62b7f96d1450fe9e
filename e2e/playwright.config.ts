import { defineConfig } from '@playwright/test';

/** `*.e2e.ts`: what needs a browser or a running Baton. Chromium and Firefox are the system's own. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: '../test-results/playwright',
  timeout: 150_000,
  globalTimeout: 42 * 60_000,
  workers: 1,
  forbidOnly: true,
  // In the gate; what needed it is named.
  retries: process.env.CI ? 1 : 0,
  reporter: [['list'], ['json', { outputFile: '../test-results/reports/playwright.json' }]],
  use: {
    headless: true,
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] },
  },
});
