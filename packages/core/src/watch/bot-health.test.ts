import { BotHealthSettings } from '@baton/protocol';
import fc from 'fast-check';
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

test('a miss that is looked at too early says nothing', () => {
  const alive = after([beat(NOW)]);
  expect(applySign(alive, miss(NOW + MINUTE - 1), { settings, now: NOW + MINUTE - 1 })).toBeNull();
});

test('a heartbeat that was overtaken is a sign of life, and no more', () => {
  const strict = { ...settings, downAfter: 1 };
  const alive = after([beat(NOW)]);
  const late = applySign(alive, beat(NOW - 1, 'down'), { settings: strict, now: NOW + 5 })!;
  expect(statusOf(late)).toBe('running');
  expect(late).toMatchObject({ heartbeatAt: NOW + 5, heartbeatDueAt: NOW + 5 + MINUTE });
});

test('a bot whose heartbeats come is not silent, whatever its clock shows', () => {
  const skews = fc.array(fc.integer({ min: -25 * 60, max: 0 }), { minLength: 5, maxLength: 40 });
  fc.assert(
    fc.property(skews, (minutes) => {
      let health = NEW_HEALTH;
      minutes.forEach((skew, n) => {
        const now = NOW + n * (MINUTE - 1);
        const at = now + skew * MINUTE;
        health = applySign(health, miss(now), { settings, now }) ?? health;
        health =
          applySign(health, { ...beat(at), id: `beat ${n}` } as HealthSign, { settings, now }) ?? health;
        expect(statusOf(health)).toBe('running');
        expect(health.heartbeatDueAt).toBe(now + MINUTE);
      });
      for (const n of [1, 2, 3]) {
        const now = health.heartbeatDueAt!;
        health = applySign(health, miss(now), { settings, now })!;
        if (n === 3) expect(health.because).toEqual({ kind: 'no_heartbeat', silentMs: 3 * MINUTE });
      }
      expect(statusOf(health)).toBe('down');
    }),
  );
});

test('a clock that was put back does not keep a bot down', () => {
  const down = after(
    [miss(NOW + MINUTE), miss(NOW + 2 * MINUTE), miss(NOW + 3 * MINUTE)],
    after([beat(NOW)]),
  );
  const hourBack = [4, 5].map((minute) => ({ at: NOW + (minute - 60) * MINUTE, now: NOW + minute * MINUTE }));
  const back = hourBack.reduce(
    (health, { at, now }) => applySign(health, beat(at), { settings, now })!,
    down,
  );
  expect(statusOf(back)).toBe('running');
});

test('a server that was away does not count what it could not hear all at once', () => {
  const late = NOW + 60 * MINUTE;
  const back = after([miss(late), miss(late), miss(late)], after([beat(NOW)]));
  expect(statusOf(back)).toBe('running');
  expect(back.heartbeatDueAt).toBe(late + MINUTE);
});

test('the worse of heartbeat and URL counts', () => {
  const answer = { what: 'status', status: 503 } as const;
  const bad: HealthSign = { type: 'answer', at: NOW, status: 'down', detail: 'answered 503', answer };
  const both = after([beat(NOW), bad, bad, beat(NOW + 1), bad]);
  expect(statusOf(both)).toBe('down');
  expect(both.because).toEqual({ kind: 'health_url', detail: 'answered 503', answer });
  const unasked = withSettings(both, settings, NOW);
  expect(statusOf(unasked)).toBe('running');
  expect(unasked.because).toEqual({ kind: 'settings' });
});

test('what got better is not why the bot is still ill: the worst sign is', () => {
  const slow = { what: 'slow', tookMs: 4000 } as const;
  const answers: HealthSign = { type: 'answer', at: NOW, status: 'degraded', detail: 'slow', answer: slow };
  const down = after([beat(NOW), answers, answers, answers, beat(NOW + 1, 'down'), beat(NOW + 2, 'down')]);
  const dead = after([beat(NOW + 3, 'down')], down);
  expect([statusOf(dead), dead.because]).toEqual(['down', { kind: 'reported', detail: '', status: 'down' }]);
  const better = after([beat(NOW + 4), beat(NOW + 5)], dead);
  expect(statusOf(better)).toBe('degraded');
  expect(better.because).toEqual({ kind: 'health_url', detail: 'slow', answer: slow });
});
