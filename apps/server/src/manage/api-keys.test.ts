import { beforeEach, expect, test } from 'vitest';
import type { Database } from '../ports/database.ts';
import { KeyRing } from './api-keys.ts';

const HOLDER = { id: 'k1', organizationId: 'o1', botId: null, signingSecret: 'whsec_x' };

let asked: string[];
let failures: unknown[];
let row: { lastUsedAt: number | null } | null;
let now: number;
let writing: () => Promise<void>;
let ring: KeyRing;
beforeEach(() => {
  asked = [];
  failures = [];
  row = { lastUsedAt: null };
  now = 1_000_000;
  writing = async () => undefined;
  const rows = async (name: string) => {
    asked.push(name);
    if (name === 'key_by_hash') return row ? [{ ...HOLDER, ...row }] : [];
    await writing();
    if (row) row.lastUsedAt = now;
    return [];
  };
  const database = { rows } as unknown as Database;
  ring = new KeyRing({ database, now: () => now, failed: (error) => failures.push(error) });
});
const find = async () => {
  const found = await ring.byKey('bk_x');
  const told = asked;
  asked = [];
  return { found, told };
};

test('a key is looked up once a second, and its use is written once a minute', async () => {
  expect(await find()).toEqual({ found: HOLDER, told: ['key_by_hash', 'key_used'] });
  expect((await find()).told).toEqual([]);
  now += 1000;
  expect((await find()).told).toEqual(['key_by_hash']);
  now += 60_000;
  expect((await find()).told).toEqual(['key_by_hash', 'key_used']);
});

test('whoever asks does not wait for the write, and does not hear of its failure', async () => {
  writing = () => Promise.reject(new Error('full'));
  expect((await find()).found).toEqual(HOLDER);
  await Promise.resolve();
  expect(failures).toHaveLength(1);
  now += 2000;
  writing = () => new Promise(() => undefined);
  expect((await find()).found).toEqual(HOLDER);
});

test('a revoked key is nobody’s: here at once, elsewhere within a second', async () => {
  await find();
  row = null;
  expect((await find()).found).toEqual(HOLDER);
  ring.forget('k1');
  expect((await find()).found).toBeNull();
});
