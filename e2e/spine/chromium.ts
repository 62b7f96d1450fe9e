import { type Browser, chromium } from '@playwright/test';

/** The system's Chromium, for what is not a test. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
