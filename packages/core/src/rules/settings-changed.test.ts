import { expect, test } from 'vitest';
import { ALICE, START } from '../testing/walk.ts';
import { settingsChanged } from './settings-changed.ts';

const of = { settings: 'alerts' } as const;
const said = (before: object, after: object) => {
  const [entry] = settingsChanged({ by: ALICE, of }, before, after, START);
  return entry?.type === 'settings.changed'
    ? entry.changes.map((change) => [change.name, change.before, change.after])
    : null;
};

test('says who changed what, from what to what', () => {
  const before = { kinds: { 'workflow.stuck': { on: true } }, subscribed: { bot: false } };
  const after = { kinds: { 'workflow.stuck': { on: false, loudness: 'loud' } } };
  expect(said(before, after)).toEqual([
    ['kinds.workflow.stuck.loudness', null, 'loud'],
    ['kinds.workflow.stuck.on', true, false],
    ['subscribed.bot', false, null],
  ]);
  expect(settingsChanged({ by: ALICE, of }, before, after, START)).toMatchObject([
    { at: START, by: ALICE, of: { settings: 'alerts', botId: null, workflowId: null, memberId: null } },
  ]);
});

test('says nothing where nothing is different', () => {
  expect(said({ slaMs: 1, maxRings: 2 }, { maxRings: 2, slaMs: 1 })).toBeNull();
  expect(said({ url: null }, {})).toBeNull();
});

test('keeps the secrets of an address', () => {
  const health = { url: 'https://watch:hush@bot.example/health?key=hush#hush' };
  expect(said({}, health)).toEqual([['url', null, 'https://bot.example/health?…']]);
  expect(said({ url: 'https://bot.example/up' }, {})).toEqual([['url', 'https://bot.example/up', null]]);
});

test('quiet hours are one value, as one reads them', () => {
  const night = { zone: 'UTC', days: [1, 2], start: '22:00', end: '07:00' };
  const also = [{ days: [0, 6], start: '00:00', end: '00:00' }];
  const words = 'Mo Tu 22:00–07:00';
  expect(said({ quietHours: night }, { quietHours: { ...night, also } })).toEqual([
    ['quietHours', `${words} (UTC)`, `${words}, Su Sa 00:00–00:00 (UTC)`],
  ]);
});
