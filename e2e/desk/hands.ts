import type { Page } from '@playwright/test';

type Given = { name: string; type: string; bytes: number };

/** Files of zeros, held over the page and let go. */
export async function drop(page: Page, files: Given[]): Promise<void> {
  await page.evaluate((given) => {
    const dataTransfer = new DataTransfer();
    for (const { name, type, bytes } of given)
      dataTransfer.items.add(new File([new Uint8Array(bytes)], name, { type }));
    for (const kind of ['dragenter', 'dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
  }, files);
}

/** A picture from the clipboard, by the keyboard, to whatever has the focus. */
export async function paste(page: Page, png: Buffer): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(
    async (bytes) => {
      const blob = new Blob([Uint8Array.from(bytes)], { type: 'image/png' });
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
    },
    [...png],
  );
  await page.keyboard.press('Control+V');
}

/** Uploads at so many bytes a second; `null` ends it. */
export async function uploadsAt(page: Page, bytesPerSecond: number | null): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: bytesPerSecond ?? -1,
  });
}

/** The address of the next mail that the page begins. */
export async function nextMail(page: Page): Promise<{ address: Promise<URL> }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.enable');
  const address = new Promise<URL>((resolve) =>
    session.on(
      'Page.frameRequestedNavigation',
      ({ url }) => url.startsWith('mailto:') && resolve(new URL(url)),
    ),
  );
  return { address };
}

/** Two seconds of a tone, as a WAV of 8 kHz. */
export function tone(): Buffer {
  const samples = 16_000;
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + samples, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(8000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(samples, 40);
  return Buffer.concat([
    head,
    Buffer.from(Array.from({ length: samples }, (_none, n) => 128 + Math.round(40 * Math.sin(n / 3)))),
  ]);
}
