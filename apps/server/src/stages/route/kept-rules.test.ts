import type { Rules } from '../../ports/directory.ts';
import { beforeEach, expect, test } from 'vitest';
import { KeptRules } from './kept-rules.ts';

let asked: string[];
let devices: number;
let version: string | null;
let kept: KeptRules;
beforeEach(() => {
  asked = [];
  devices = 1;
  version = '1';
  kept = new KeptRules({
    ringRules: async (_organizationId, botId) => {
      asked.push(botId);
      return { version, members: [{ devices: Array.from({ length: devices }) }] } as Rules;
    },
  });
});
const read = (botId: string, anew = false) => kept.read('organization', botId, anew);

test('are read once, and again when they turn out to be old', async () => {
  const first = await read('a');
  expect(await read('a')).toBe(first);
  version = '2';
  expect(await read('a', true)).toMatchObject({ version: '2' });
  expect(await read('a')).toMatchObject({ version: '2' });
  expect(asked).toEqual(['a', 'a']);
});

test('are not kept without a version', async () => {
  await read('a');
  version = null;
  await read('a', true);
  await read('a');
  expect(asked).toEqual(['a', 'a', 'a']);
});

test('of too many devices, those of the bot that has not been asked for longest go first', async () => {
  devices = 8000;
  await read('a');
  await read('b');
  await read('a');
  await read('c');
  asked = [];
  for (const botId of ['a', 'c', 'b']) await read(botId);
  expect(asked).toEqual(['b']);
});
