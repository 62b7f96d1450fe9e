import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { chooseDataDir } from './data-dir.ts';

const SOMEBODY = { name: 'postgres', uid: 64_321, gid: 64_321 };
let folder = '';
let said: string[] = [];
const choose = (user: typeof SOMEBODY | undefined) =>
  chooseDataDir({ folder, user, say: (line) => said.push(line) });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-where-'));
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('in a folder that everybody may enter, the data stays there', () => {
  chmodSync(folder, 0o755);
  expect(choose(SOMEBODY)).toBe(join(folder, '.data'));
  expect(said).toEqual([]);
});

test.each([
  ['the folder', () => chmodSync(folder, 0o700)],
  [
    'an earlier .data',
    () => {
      chmodSync(folder, 0o755);
      mkdirSync(join(folder, '.data'), { mode: 0o700 });
    },
  ],
])(
  'where the user of PostgreSQL may not enter %s, it goes elsewhere, and one line says so',
  (_name, close) => {
    close();
    expect(choose(SOMEBODY)).toBe('/var/lib/baton');
    expect(said).toEqual([expect.stringMatching(/^The data goes to \/var\/lib\/baton: .* BATON_DATA /)]);
  },
);

test('an ordinary user keeps the data where they are', () => {
  chmodSync(folder, 0o700);
  expect(choose(undefined)).toBe(join(folder, '.data'));
  expect(said).toEqual([]);
});
