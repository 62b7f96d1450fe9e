/** The app for phones, bundled and compiled as for a release: Hermes bytecode of the whole app, without what is for browsers. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { APP, expo } from './expo.ts';

const HERMES = Buffer.from('c61fbc03c103191f', 'hex');
/** The version that the Hermes of this React Native runs; another one would not start. */
const BYTECODE = 98;

/** One word of each part that a phone needs; each is a string of the app's own source. */
const ENTRIES = {
  'the route of a conversation': 'conversations/[id]',
  'the route of the sign-in': './sign-in.tsx',
  'the task behind the buttons of a push': 'baton.push-action',
  'the claim by a push': '/v1/push/claim',
  'the commands over HTTP': '/v1/commands',
  "Expo's push token": 'getExpoPushTokenAsync',
  'the channel that rings': 'escalation',
  'the picker of pictures': 'ExponentImagePicker',
  'the picker of files': 'ExpoDocumentPicker',
};

/** Words of the files that end in `.web.ts`. */
const FOR_BROWSERS = ['navigator.serviceWorker', 'pushManager', 'serviceWorker'];

let folder = '';
const bundleOf = (platform: string): Buffer => {
  const { fileMetadata } = JSON.parse(readFileSync(join(folder, 'metadata.json'), 'utf8')) as {
    fileMetadata: Record<string, { bundle: string }>;
  };
  return readFileSync(join(folder, fileMetadata[platform]!.bundle));
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'baton-bundles-'));
  await expo(APP, 'export', '--platform', 'android', '--platform', 'ios', '--output-dir', folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(['android', 'ios'])('the bundle for %s', (platform) => {
  test('is Hermes bytecode of the version that the app brings along', () => {
    const bundle = bundleOf(platform);
    expect(bundle.subarray(0, 8)).toEqual(HERMES);
    expect(bundle.readUInt32LE(8)).toBe(BYTECODE);
    expect(bundle.readUInt32LE(32)).toBe(bundle.length);
  });

  test.each(Object.entries(ENTRIES))('holds %s', (_part, word) => {
    expect(bundleOf(platform).includes(word)).toBe(true);
  });

  test('holds nothing that is for browsers', () => {
    const bundle = bundleOf(platform);
    expect(FOR_BROWSERS.filter((word) => bundle.includes(word))).toEqual([]);
  });

  test('is no larger than it was thought to become', () => {
    expect(bundleOf(platform).length).toBeLessThan(8_000_000);
  });
});
