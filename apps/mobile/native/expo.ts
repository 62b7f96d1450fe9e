import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

export const APP = resolve(import.meta.dirname, '..');
export const ROOT = resolve(APP, '../..');

/** Runs the Expo command line in `folder`, as for a release; throws with what it said when it fails. */
export async function expo(folder: string, ...args: string[]): Promise<void> {
  const { HOME = '', PATH = '' } = process.env;
  const quiet = { CI: '1', EXPO_NO_TELEMETRY: '1', EXPO_OFFLINE: '1', NO_COLOR: '1' };
  // `expo` is looked up here and not by name: the folder may be a copy far away.
  await promisify(execFile)(process.execPath, [resolve(ROOT, 'node_modules/.bin/expo'), ...args], {
    cwd: folder,
    env: { HOME, PATH, NODE_ENV: 'production', ...quiet },
    maxBuffer: 16 * 1024 * 1024,
  });
}
