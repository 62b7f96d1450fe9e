/** A first ring that leaves with its commit, without being taken: on the memory engine, with pushes that are answered by hand. */
import { randomUUID } from 'node:crypto';
import type { Entry } from '@baton/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ALICE, newPlace, NOW, waiting } from '../../engines/testing/conversations.ts';
import type { Place } from '../../engines/testing/conversations.ts';
import { ENGINES } from '../../engines/testing/engines.ts';
import type { UnderTest } from '../../engines/testing/engines.ts';
import type { NewDelivery } from '../../ports/journal.ts';
import type { Push } from '../../ports/transport.ts';
import { Dispatcher } from './dispatch.ts';

const DEVICES = 120;

let engine: UnderTest;
let place: Place;
let handoff: { conversationId: string; handoffId: string };
let rows: NewDelivery[];
let sent: Push[];
let atFirst: () => void;
let answer: () => void;
let answering: Promise<void>;
let dispatcher: Dispatcher;
beforeEach(async () => {
  engine = await ENGINES[0]![1]();
  place = await newPlace(engine);
  handoff = await waiting(engine.journal, place);
  rows = await ringOf(DEVICES);
  sent = [];
  atFirst = () => undefined;
  answering = new Promise((resolve) => (answer = resolve));
  const { deliveries, directory } = engine;
  dispatcher = new Dispatcher({
    deliveries,
    directory,
    transports: new Map([['expo', expo]]),
    clock: { now: () => NOW, after: (_ms, task) => (setImmediate(task), () => undefined) },
    random: () => 1,
    key: Buffer.alloc(32),
    wake: () => undefined,
    failed: (error) => {
      throw error;
    },
  });
});
afterEach(() => engine.close());

const expo = {
  id: 'expo' as const,
  maxBatch: 1,
  retryMs: [500] as [number],
  addressSchema: undefined as never,
  async send(batch: Push[]) {
    if (sent.length === 0) atFirst();
    sent.push(...batch);
    await answering;
    return batch.map(({ deliveryId }) => ({ deliveryId, kind: 'accepted' as const }));
  },
  close: async () => undefined,
};

async function ringOf(count: number): Promise<NewDelivery[]> {
  const { organizationId } = place;
  const memberId = await engine.furnish.member(organizationId, { name: 'Alice' });
  const lives = { dueAt: NOW, expiresAt: NOW + 60_000, leasedUntil: NOW + 30_000 };
  const device = { transport: 'expo', address: { token: 'ExpoPushToken[x]' }, gone: false };
  const to = { memberId, language: 'en', device };
  const about = { ...handoff, ring: 0, kind: 'escalation' as const, seq: 2, to, ...lives };
  const devices = Array.from({ length: count }, () => engine.furnish.device({ organizationId, memberId }));
  return (await Promise.all(devices)).map((deviceId) => ({ id: randomUUID(), deviceId, ...about }));
}

/** As a follower commits it. */
async function commit(deliveries: NewDelivery[]): Promise<void> {
  const { organizationId } = place;
  const { conversation, version, reference } = (await engine.journal.load(
    organizationId,
    handoff.conversationId,
  ))!;
  const change = { deliveries, conversations: [{ next: conversation, expected: version, reference }] };
  const committing = engine.journal.commit({ organizationId, ...change });
  dispatcher.prepare(organizationId, change);
  expect((await committing).status).toBe('committed');
}
const stateOf = async ({ id }: NewDelivery) => (await engine.deliveries.find(id))?.state;
const claimed = (): Entry => {
  const { conversationId, handoffId } = handoff;
  const line = { type: 'handoff.claimed', seq: 9, at: NOW, conversationId, handoffId, fence: 3 } as const;
  return { ...line, operator: ALICE, via: 'app', waitedMs: 1 };
};

test('nothing leaves before the commit, all of it after', async () => {
  await commit(rows);
  expect(sent).toEqual([]);
  dispatcher.send(place.organizationId, { leased: rows, about: null });
  answer();
  await dispatcher.idle();
  expect(new Set(sent.map(({ deliveryId }) => deliveryId))).toEqual(new Set(rows.map(({ id }) => id)));
  expect(sent[0]).toMatchObject({ urgency: 'critical', payload: { kind: 'escalation', quiet: false } });
  expect(new Set(await Promise.all(rows.map(stateOf)))).toEqual(new Set(['accepted']));
});

test('what has not left when the handoff ends never does', async () => {
  await commit(rows);
  atFirst = () => dispatcher.hear([claimed()]);
  dispatcher.send(place.organizationId, { leased: rows, about: null });
  answer();
  await dispatcher.idle();
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.length).toBeLessThan(DEVICES);
  const states = await Promise.all(rows.map(stateOf));
  expect(states.filter((state) => state === 'accepted')).toHaveLength(sent.length);
  expect(states.filter((state) => state === 'expired')).toHaveLength(DEVICES - sent.length);
});

test('where a transport hangs, the ring waits in its lane like everything else', async () => {
  const many = await ringOf(1000);
  await commit(many);
  dispatcher.send(place.organizationId, { leased: many, about: null });
  await vi.waitFor(() => expect(sent).toHaveLength(1000));
  await commit(rows);
  dispatcher.send(place.organizationId, { leased: rows, about: null });
  await vi.waitFor(async () => expect(await engine.deliveries.nextDue()).toBe(NOW));
  expect(sent).toHaveLength(1000);
  answer();
  await dispatcher.idle();
  expect(await dispatcher.run(NOW)).toBe(DEVICES);
  await dispatcher.idle();
  expect(new Set(await Promise.all(rows.map(stateOf)))).toEqual(new Set(['accepted']));
});
