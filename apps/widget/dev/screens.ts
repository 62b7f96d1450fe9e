/** `npm run screens`: renders the widget's states into `dist/screens/` with Chromium, to be looked at. */
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext } from 'playwright-core';
import { startDevServer } from './server.ts';

type Shot = {
  name: string;
  scene: string;
  theme?: 'dark';
  desktop?: boolean;
  query?: string;
  act?: (context: BrowserContext) => Promise<void>;
};

const OUTPUT = new URL('../dist/screens/', import.meta.url).pathname;
const PHONE = { width: 380, height: 640 };
const DESKTOP = { width: 1180, height: 780 };

const offline = (context: BrowserContext) => context.setOffline(true);

const SHOTS: Shot[] = [
  ...['waiting', 'joined', 'nobody', 'closed', 'bot', 'empty'].flatMap((scene): Shot[] => [
    { name: scene, scene },
    { name: `${scene}-dark`, scene, theme: 'dark' },
  ]),
  { name: 'offline', scene: 'joined', act: offline },
  { name: 'offline-dark', scene: 'joined', theme: 'dark', act: offline },
  { name: 'arabic', scene: 'arabic', query: '&lang=ar' },
  { name: 'german', scene: 'nobody', query: '&lang=de' },
  { name: 'accent', scene: 'joined', query: '&accent=%23f2b705' },
  { name: 'desktop-joined', scene: 'joined', desktop: true },
  { name: 'desktop-waiting-dark', scene: 'waiting', theme: 'dark', desktop: true },
];

async function shoot(
  browser: Browser,
  base: string,
  { name, scene, theme, desktop, query = '', act }: Shot,
): Promise<void> {
  const context = await browser.newContext({
    viewport: desktop ? DESKTOP : PHONE,
    deviceScaleFactor: desktop ? 1 : 2,
    colorScheme: theme ?? 'light',
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => process.stderr.write(`${name}: ${error.message}\n`));
  await page.goto(`${base}/?scene=${scene}${query}`);
  await page.locator('.launcher').click();
  await page.locator('.foot-note:not(:empty)').waitFor();
  await page.locator('.msg').first().waitFor();
  if (act) {
    await act(context);
    await page.evaluate(() => dispatchEvent(new Event('offline')));
    await page.locator('textarea').fill('Are you still there?');
    await page.keyboard.press('Enter');
    await page.locator('.banner').waitFor();
  }
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${OUTPUT}${name}.png` });
  await context.close();
}

mkdirSync(OUTPUT, { recursive: true });
const server = await startDevServer(0);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const only = process.argv.slice(2);
for (const shot of SHOTS)
  if (only.length === 0 || only.includes(shot.name)) await shoot(browser, server.url, shot);
await browser.close();
await server.stop();
process.stdout.write(`${OUTPUT}\n`);
