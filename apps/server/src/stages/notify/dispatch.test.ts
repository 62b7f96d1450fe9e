import { randomUUID } from 'node:crypto';
import type { Entry } from '@baton/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ALICE, changeBy, claiming, newPlace, NOW, waiting } from '../../engines/testing/conversations.ts';
import type { Place } from '../../engines/testing/conversations.ts';
import { ENGINES } from '../../engines/testing/engines.ts';
import type { UnderTest } from '../../engines/testing/engines.ts';
import type { NewDelivery } from '../../ports/journal.ts';
import type { Push, Receipt, Transport } from '../../ports/transport.ts';
import { Dispatcher } from './dispatch.ts';

/** On the memory engine, with time as an argument; the whole way is in push.test.ts. */
const open = ENGINES[0]![1];

let engine: UnderTest;
let place: Place;
let memberId: string;
let handoff: { conversationId: string; handoffId: string };
let sent: Push[];
let answers: (push: Push) => Receipt;
let random: () => number;
beforeEach(async () => {
  engine = await open();
  place = await newPlace(engine);
  memberId = await engine.furnish.member(place.organizationId, { name: 'Alice' });
  handoff = await waiting(engine.journal, place);
  sent = [];
  random = () => 1;
  answers = ({ deliveryId }) => ({ deliveryId, kind: 'accepted', ticket: 't' });
});
afterEach(() => engine.close());

async function queue(change: Partial<NewDelivery> = {}): Promise<NewDelivery> {
  const { organizationId } = place;
  const row: NewDelivery = {
    id: randomUUID(),
    ...handoff,
    deviceId: await engine.furnish.device({ organizationId, memberId }),
    ring: 0,
    kind: 'escalation',
    seq: 2,
    dueAt: NOW,
    expiresAt: NOW + 60_000,
    ...change,
  };
  await engine.journal.commit({ organizationId, deliveries: [row] });
  return row;
}

/** `heard`: what this node has heard before. */
async function run(now = NOW, maxBatch = 100, heard: Entry[] = []): Promise<number> {
  const transport: Transport = {
    id: 'expo',
    maxBatch,
    retryMs: [500, 1000, 2000, 4000, 8000, 16_000, 30_000],
    addressSchema: undefined as never,
    send: async (batch) => {
      sent.push(...batch);
      return batch.map(answers);
    },
    close: async () => undefined,
  };
  const clock = {
    now: () => now,
    after: (_ms: number, task: () => void) => (setImmediate(task), () => undefined),
  };
  const { deliveries, directory } = engine;
  const transports = new Map([['expo', transport]]);
  const dispatcher = new Dispatcher({
    deliveries,
    directory,
    transports,
    clock,
    random: () => random(),
    key: Buffer.alloc(32),
    wake: () => undefined,
    failed: (error) => {
      throw error;
    },
  });
  dispatcher.hear(heard);
  const taken = await dispatcher.run(now);
  await dispatcher.idle();
  return taken;
}
const stateOf = async ({ id }: NewDelivery) => (await engine.deliveries.find(id))?.state;
const claim = async () =>
  engine.journal.commit(
    await changeBy(engine.journal, place.organizationId, handoff.conversationId, claiming(handoff.handoffId)),
  );

test('a push leaves with what is true then', async () => {
  await queue();
  expect(await run(NOW + 15_000)).toBe(1);
  expect(sent).toMatchObject([
    { ttlSeconds: 45, urgency: 'critical', payload: { kind: 'escalation', quiet: false } },
  ]);
  expect(sent[0]!.payload.claimToken).not.toBeNull();
});

test('a ring does not leave once somebody has claimed, though nothing has withdrawn it yet', async () => {
  const row = await queue();
  await claim();
  await run();
  expect(sent).toEqual([]);
  expect(await stateOf(row)).toBe('expired');
});

test('a ring whose time is over does not leave; a shown one is replaced all the same', async () => {
  const late = await queue({ expiresAt: NOW + 1000 });
  await claim();
  const replacing = await queue({ kind: 'claimed', ring: 3, dueAt: NOW + 1000 });
  await run(NOW + 1000);
  expect(await stateOf(late)).toBe('expired');
  expect(await stateOf(replacing)).toBe('accepted');
  expect(sent).toMatchObject([
    {
      urgency: 'normal',
      payload: { kind: 'claimed', title: 'Claimed by Alice', quiet: true, claimToken: null, actions: [] },
    },
  ]);
});

test('the news of a claim does not leave once the handoff waits again: it would hide the new ring', async () => {
  await claim();
  const news = await queue({ kind: 'claimed', ring: 3 });
  const { organizationId } = place;
  const act = { type: 'release', operator: ALICE, fence: 3, cause: 'operator' } as const;
  await engine.journal.commit(await changeBy(engine.journal, organizationId, handoff.conversationId, act));
  const ring = await queue({ deviceId: news.deviceId, ring: 1, seq: 4 });
  await run();
  expect(await Promise.all([news, ring].map(stateOf))).toEqual(['expired', 'accepted']);
  expect(sent.map(({ payload }) => payload.kind)).toEqual(['escalation']);
});

test('who is released rings again, on a node that has heard of the claim, and of nothing since', async () => {
  await claim();
  const { organizationId } = place;
  const { conversationId, handoffId } = handoff;
  const claimed = { type: 'handoff.claimed', seq: 3, at: NOW, conversationId, handoffId, fence: 3 } as const;
  const act = { type: 'release', operator: ALICE, fence: 3, cause: 'operator' } as const;
  await engine.journal.commit(await changeBy(engine.journal, organizationId, conversationId, act));
  const ring = await queue({ ring: 1, seq: 4 });
  await run(NOW, 100, [{ ...claimed, operator: ALICE, via: 'app', waitedMs: 1 }]);
  expect(await stateOf(ring)).toBe('accepted');
});

test('waits as long as it is told and a little longer, but never beyond the time in which it matters', async () => {
  answers = ({ deliveryId }) => ({ deliveryId, kind: 'retry', reason: 'status_429', afterMs: 7000 });
  const row = await queue();
  await run();
  expect(await stateOf(row)).toBe('queued');
  expect(await engine.deliveries.nextDue()).toBe(NOW + 8750);
  expect(await run(NOW + 8749)).toBe(0);
  expect(await run(NOW + 55_000)).toBe(1);
  expect(await stateOf(row)).toBe('expired');
});

test('those that were told to wait equally long do not come back in one moment, nor before', async () => {
  answers = ({ deliveryId }) => ({ deliveryId, kind: 'retry', reason: 'status_429', afterMs: 20_000 });
  const draws = [0, 0.25, 0.5, 0.75, 0.99];
  random = () => draws.shift() ?? 0;
  for (let n = 0; n < 5; n += 1) await queue();
  await run();
  const back: number[] = [];
  for (let now = NOW + 19_999; now < NOW + 25_000; now += 250)
    for (let n = await run(now); n > 0; n -= 1) back.push(now - NOW);
  expect(new Set(back).size).toBe(5);
  expect(Math.min(...back)).toBeGreaterThanOrEqual(20_000);
});

test('what was held and never sent does not back off', async () => {
  answers = ({ deliveryId }) => ({
    deliveryId,
    kind: 'retry',
    reason: 'breaker_open',
    afterMs: 250,
    held: true,
  });
  await queue({ expiresAt: NOW + 3_600_000 });
  for (let now = NOW, n = 0; n < 6; n += 1) {
    await run(now);
    const due = (await engine.deliveries.nextDue())!;
    expect(due - now).toBeLessThanOrEqual(313);
    now = due;
  }
});

test('backs off from half a second to half a minute by itself', async () => {
  answers = ({ deliveryId }) => ({ deliveryId, kind: 'retry', reason: 'timeout' });
  await queue({ expiresAt: NOW + 3_600_000 });
  const waits: number[] = [];
  for (let now = NOW, n = 0; n < 9; n += 1) {
    await run(now);
    const due = (await engine.deliveries.nextDue())!;
    waits.push(due - now);
    now = due;
  }
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
});

test('a dead device is pruned; a refusal and a misconfiguration are not tried again', async () => {
  const rows = [await queue(), await queue(), await queue()];
  const kinds = ['gone', 'refused', 'misconfigured'] as const;
  answers = ({ deliveryId }) => ({
    deliveryId,
    kind: kinds[rows.findIndex(({ id }) => id === deliveryId)]!,
    reason: 'why',
  });
  await run();
  expect(await Promise.all(rows.map(stateOf))).toEqual(['failed', 'failed', 'failed']);
  const [alice] = await engine.directory.memberRules(place.organizationId, {
    subject: { type: 'bot', id: place.botId },
    noise: null,
  });
  expect(alice!.devices.map(({ id }) => id).toSorted()).toEqual(
    [rows[1]!.deviceId, rows[2]!.deviceId].toSorted(),
  );
  expect(await run(NOW + 50_000)).toBe(0);
  const again = await queue({ deviceId: rows[0]!.deviceId, ring: 1 });
  sent = [];
  await run();
  expect([sent, await stateOf(again)]).toEqual([[], 'failed']);
});

test('goes in batches that the transport takes, each push once', async () => {
  for (let n = 0; n < 7; n += 1) await queue();
  expect(await run(NOW, 3)).toBe(7);
  expect(new Set(sent.map(({ deliveryId }) => deliveryId)).size).toBe(7);
  expect(sent).toHaveLength(7);
});
