import { BotHealthSettings } from '@baton/protocol';
import { expect, test } from 'vitest';
import { applySign, NEW_HEALTH, statusOf, withSettings } from './bot-health.ts';
import type { BotHealth, HealthSign } from './bot-health.ts';

const NOW = 1_700_000_000_000;
const MINUTE = 60_000;
const settings = BotHealthSettings.parse({});
const beat = (at: number, status: 'running' | 'degraded' | 'down' = 'running'): HealthSign => ({
  type: 'heartbeat',
  id: `beat at ${at}`,
  at,
  status,
  detail: null,
});
const miss = (at: number): HealthSign => ({ type: 'no_heartbeat', at });

/** Each sign at its own time; those that say nothing are passed over. */
const after = (signs: HealthSign[], from: BotHealth = NEW_HEALTH) =>
  signs.reduce((health, sign) => applySign(health, sign, { settings, now: sign.at }) ?? health, from);

test('a bot that never sent a heartbeat misses none', () => {
  expect(applySign(NEW_HEALTH, miss(NOW), { settings, now: NOW })).toBeNull();
});

test('a heartbeat that comes again says nothing, also when it claims to be new', () => {
  const down = (at: number): HealthSign => ({ ...beat(NOW, 'down'), at });
  const once = after([beat(NOW - MINUTE), down(NOW)]);
  expect(applySign(once, down(NOW + MINUTE), { settings, now: NOW + MINUTE })).toBeNull();
  expect(statusOf(after([down(NOW + MINUTE), down(NOW + 2 * MINUTE)], once))).toBe('running');
  const others = Array.from({ length: 40 }, (_, n) => beat(NOW + n + 1));
  expect(after(others, once).heard).toHaveLength(8);
});

test('three heartbeats missed: down, and no more are counted; two good ones: back', () => {
  const alive = after([beat(NOW)]);
  expect(alive.heartbeatDueAt).toBe(NOW + MINUTE);
  const missed = after([miss(NOW + MINUTE), miss(NOW + 2 * MINUTE)], alive);
  expect(statusOf(missed)).toBe('running');
  const down = after([miss(NOW + 3 * MINUTE)], missed);
  expect(down).toMatchObject({
    heartbeatDueAt: null,
    since: NOW + 3 * MINUTE,
    because: { kind: 'no_heartbeat', silentMs: 3 * MINUTE },
  });
  expect(statusOf(down)).toBe('down');
  const one = after([beat(NOW + 9 * MINUTE)], down);
  expect(statusOf(one)).toBe('down');
  expect(one.heartbeatDueAt).toBe(NOW + 10 * MINUTE);
  const two = after([beat(NOW + 10 * MINUTE)], one);
  expect(statusOf(two)).toBe('running');
  expect(two.because).toEqual({ kind: 'heartbeat' });
});

test('a miss that is looked at too early, and a heartbeat that comes late, say nothing', () => {
  const alive = after([beat(NOW)]);
  expect(applySign(alive, miss(NOW + MINUTE - 1), { settings, now: NOW + MINUTE - 1 })).toBeNull();
  expect(applySign(alive, beat(NOW - 1, 'down'), { settings, now: NOW + 5 })).toBeNull();
});

test('a server that was away does not count what it could not hear all at once', () => {
  const late = NOW + 60 * MINUTE;
  const back = after([miss(late), miss(late), miss(late)], after([beat(NOW)]));
  expect(statusOf(back)).toBe('running');
  expect(back.heartbeatDueAt).toBe(late + MINUTE);
});

test('the worse of heartbeat and URL counts', () => {
  const bad: HealthSign = { type: 'answer', at: NOW, status: 'down', detail: 'answered 503' };
  const both = after([beat(NOW), bad, bad, beat(NOW + 1), bad]);
  expect(statusOf(both)).toBe('down');
  expect(both.because).toEqual({ kind: 'health_url', detail: 'answered 503' });
  expect(statusOf(withSettings(both, settings, NOW))).toBe('running');
});
