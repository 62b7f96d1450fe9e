/** `npm run gallery`, after `npm run build`: takes the pictures of docs/gallery again. */
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { startBaton } from '../spine/baton.ts';
import { takeGallery } from './take.ts';

const folder = fileURLToPath(new URL('../../docs/gallery', import.meta.url));
const baton = await startBaton();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  await takeGallery(await browser.newPage(), baton.url, folder);
} finally {
  await browser.close();
  await baton.stop();
}
