/** `npm run gallery`, after `npm run build`: takes the pictures of docs/gallery again. */
import { fileURLToPath } from 'node:url';
import { startBaton } from '../spine/baton.ts';
import { launchChromium } from '../spine/chromium.ts';
import { takeGallery } from './take.ts';

const folder = fileURLToPath(new URL('../../docs/gallery', import.meta.url));
const baton = await startBaton();
const browser = await launchChromium();
try {
  await takeGallery(await browser.newPage(), baton.url, folder);
} finally {
  await browser.close();
  await baton.stop();
}
