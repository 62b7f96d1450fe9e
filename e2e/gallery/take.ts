import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';

export const SCHEMES = ['light', 'dark', 'lightContrast', 'darkContrast'] as const;
const TOKENS = new URL('../../apps/mobile/src/ui/tokens.ts', import.meta.url);

/** One colour scheme of the gallery, as tall as it is. */
export async function openGallery(page: Page, url: string, scheme: (typeof SCHEMES)[number]): Promise<void> {
  await page.setViewportSize({ width: 420, height: 900 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${url}/gallery?scheme=${scheme}`);
  await page.getByText('Messages', { exact: true }).waitFor();
  await page.evaluate(() => document.fonts.ready);
  const height = await page.evaluate(() =>
    Math.max(...[...document.querySelectorAll('*')].map((one) => one.scrollHeight)),
  );
  await page.setViewportSize({ width: 420, height });
}

/** The names of all pieces, in order. */
const piecesOf = (page: Page): Promise<string[]> => page.getByTestId('piece').allInnerTexts();

/** Writes the pictures and `made-of.json`, by which a test sees that they are old. */
export async function takeGallery(page: Page, url: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  let pieces: string[] = [];
  for (const scheme of SCHEMES) {
    await openGallery(page, url, scheme);
    pieces = await piecesOf(page);
    await page.screenshot({ path: `${folder}/${scheme}.png` });
  }
  const colours = (await readFile(TOKENS, 'utf8')).match(/#[0-9A-F]{6}/g);
  await writeFile(`${folder}/made-of.json`, `${JSON.stringify({ pieces, colours }, null, 2)}\n`);
}
