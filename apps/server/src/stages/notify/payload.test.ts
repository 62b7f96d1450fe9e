import type { Notice } from '@baton/core';
import { describe, expect, test } from 'vitest';
import type { TakenDelivery } from '../../ports/deliveries.ts';
import { collapseKeyOf, isNoise, payloadOf, urgencyOf } from './payload.ts';
import { sampleDelivery as delivery } from './sample-delivery.ts';

const ID = '0198a3f0-1234-7abc-8def-0123456789ab';
const OTHER = '0198a3f0-5678-7abc-8def-0123456789ab';
const about = { at: 1, botId: OTHER };
const health = { channel: 'bot_health', because: { kind: 'heartbeat' }, affected: 0, ...about } as const;
const unreachable: Notice = {
  channel: 'bot_health',
  topic: 'unreachable',
  conversationId: null,
  handoffId: null,
  ...about,
};
const replied: Notice = {
  channel: 'conversation',
  topic: 'replied',
  ...about,
  conversationId: ID,
  customer: 'Jane',
  by: '',
  said: 'Hello?',
  members: [],
};
const run = { at: 1, channel: 'workflow', workflowId: OTHER, runId: ID, name: 'Leads' } as const;
const started: Notice = { ...run, topic: 'started', subject: null };

const ring = (change: Partial<TakenDelivery> = {}) =>
  delivery({ kind: 'escalation', conversationId: ID, handoffId: ID, ...change });
const onTheWire = (change: TakenDelivery) => ({
  urgency: urgencyOf(change),
  noise: isNoise(change),
  tag: collapseKeyOf(change),
});
const HANDOFF = ID.replaceAll('-', '');

describe('what the push service is told', () => {
  test.each(['critical', 'loud', 'normal', 'quiet'] as const)(
    'a ring is urgent and in its own place, however loud: %s; the phone is told how loud',
    (loudness) => {
      expect(onTheWire(ring({ loudness }))).toEqual({ urgency: 'critical', noise: false, tag: HANDOFF });
      const payload = payloadOf(ring({ loudness }), 'Shop', { key: Buffer.alloc(32), now: 0 });
      expect(payload).toMatchObject({ loudness, quiet: loudness === 'quiet' });
    },
  );

  test.each([
    ['de', 'de'],
    ['ar-EG', 'ar'],
    ['xx', 'en'],
  ])('the device is told the language of its words: %s is %s', (language, lang) => {
    expect(payloadOf(ring({ language }), 'Shop', { key: Buffer.alloc(32), now: 0 }).lang).toBe(lang);
  });

  test('what takes the place of a ring goes to that place, and wakes nobody', () => {
    for (const kind of ['claimed', 'withdrawn'] as const)
      expect(onTheWire(ring({ kind }))).toEqual({ urgency: 'normal', noise: false, tag: HANDOFF });
  });

  test.each([
    [
      'nobody reachable',
      delivery({ kind: 'bot_health', notice: unreachable, loudness: 'critical' }),
      'critical',
    ],
    [
      'bot down',
      delivery({ kind: 'bot_health', notice: { ...health, topic: 'down' }, loudness: 'loud' }),
      'high',
    ],
    ['a reply', delivery({ kind: 'conversation', notice: replied, loudness: 'normal' }), 'normal'],
    [
      'customers that wait',
      delivery({
        kind: 'digest',
        digest: { tag: 'q-1', url: '/', seqs: [1], items: [{ name: 'Shop', count: 3, what: 'escalation' }] },
        loudness: 'critical',
      }),
      'critical',
    ],
  ] as const)('%s is kept, in a place of its own', (_what, one, urgency) => {
    const { tag } = payloadOf(one, 'Shop', { key: Buffer.alloc(32), now: 0 });
    expect(onTheWire(one)).toEqual({ urgency, noise: false, tag });
    expect(tag).not.toBe('noise');
  });

  test('what ends an alarm takes its place', () => {
    const ends = delivery({
      kind: 'over',
      notice: unreachable,
      ending: { what: 'reachable' },
      replaces: 1,
      loudness: 'quiet',
    });
    const alarm = delivery({ kind: 'bot_health', notice: unreachable, loudness: 'critical' });
    expect(collapseKeyOf(ends)).toBe(collapseKeyOf(alarm));
  });

  test.each([
    ['a run that began', delivery({ kind: 'workflow', notice: started, loudness: 'critical' })],
    [
      'several updates',
      delivery({
        kind: 'digest',
        digest: { tag: 'b-1', url: '/', seqs: [1], items: [{ name: 'Shop', count: 3, what: 'bot' }] },
      }),
    ],
  ] as const)('%s is noise, however loud, and shares one place', (_what, one) => {
    expect(onTheWire(one)).toMatchObject({ noise: true, tag: 'noise' });
  });
});
