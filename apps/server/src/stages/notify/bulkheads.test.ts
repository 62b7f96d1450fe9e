import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newPlace, NOW, waiting } from '../../engines/testing/conversations.ts';
import type { Place } from '../../engines/testing/conversations.ts';
import { ENGINES } from '../../engines/testing/engines.ts';
import type { UnderTest } from '../../engines/testing/engines.ts';
import type { NewDelivery } from '../../ports/journal.ts';
import type { Push, Receipt, Transport } from '../../ports/transport.ts';
import { Dispatcher } from './dispatch.ts';

/** On the memory engine. The transport answers a push only when the test says so. */
const open = ENGINES[0]![1];

let engine: UnderTest;
let place: Place;
let memberId: string;
let sent: Push[];
let answer: (() => void)[];
let hangs: (push: Push) => boolean;
let woken: number;
let dispatcher: Dispatcher;
beforeEach(async () => {
  engine = await open();
  place = await newPlace(engine);
  memberId = await engine.furnish.member(place.organizationId, { name: 'Alice' });
  sent = [];
  answer = [];
  hangs = () => false;
  woken = 0;
  const { deliveries, directory } = engine;
  dispatcher = new Dispatcher({
    deliveries,
    directory,
    transports: new Map([['expo', transport()]]),
    clock: {
      now: () => NOW,
      after: (_ms: number, task: () => void) => (setImmediate(task), () => undefined),
    },
    random: () => 1,
    key: Buffer.alloc(32),
    wake: () => {
      woken += 1;
    },
    failed: (error) => {
      throw error;
    },
  });
});
afterEach(() => engine.close());

const transport = (): Transport => ({
  id: 'expo',
  maxBatch: 1,
  retryMs: [500],
  addressSchema: undefined as never,
  async send(batch) {
    sent.push(...batch);
    if (batch.some(hangs)) await new Promise<void>((resolve) => answer.push(resolve));
    return batch.map(({ deliveryId }): Receipt => ({ deliveryId, kind: 'accepted' }));
  },
  close: async () => undefined,
});

/** To as many devices, of a handoff of their own each. */
async function queue(count: number, kind: 'escalation' | 'test'): Promise<NewDelivery[]> {
  const { organizationId } = place;
  const rows: NewDelivery[] = [];
  for (let n = 0; n < count; n += 1)
    rows.push({
      id: randomUUID(),
      ...(kind === 'escalation'
        ? await waiting(engine.journal, place)
        : { conversationId: null, handoffId: null }),
      deviceId: await engine.furnish.device({ organizationId, memberId }),
      ring: 0,
      kind,
      seq: 2,
      dueAt: NOW - 1,
      expiresAt: NOW + 60_000,
    });
  await engine.journal.commit({ organizationId, deliveries: rows });
  return rows;
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
const runAll = async (): Promise<void> => {
  while ((await dispatcher.run(NOW)) > 0);
  await settle();
};

test('a ring leaves while other pushes hang, and is written down before they are', async () => {
  hangs = ({ payload }) => payload.kind !== 'escalation';
  await queue(30, 'test');
  await runAll();
  const [ring] = await queue(1, 'escalation');
  await runAll();
  expect(sent.at(-1)?.deliveryId).toBe(ring!.id);
  expect((await engine.deliveries.find(ring!.id))?.state).toBe('accepted');
  expect(answer).toHaveLength(30);
  for (const resolve of answer) resolve();
  await dispatcher.idle();
});

test('a lane that is full takes nothing more until it has room, and a ring passes it', async () => {
  hangs = ({ payload }) => payload.kind !== 'escalation';
  await queue(900, 'test');
  await runAll();
  const first = sent.length;
  expect(first).toBeLessThan(900);
  expect(await dispatcher.nextDue()).toBe(NOW + 100);
  const rings = await queue(3, 'escalation');
  await runAll();
  expect(
    sent
      .slice(first)
      .map(({ deliveryId }) => deliveryId)
      .toSorted(),
  ).toEqual(rings.map(({ id }) => id).toSorted());
  hangs = () => false;
  woken = 0;
  for (const resolve of answer) resolve();
  await dispatcher.idle();
  expect(woken).toBeGreaterThan(0);
  await runAll();
  expect(new Set(sent.map(({ deliveryId }) => deliveryId)).size).toBe(903);
});

test('one push that hangs does not keep the answers of the others', async () => {
  const rows = await queue(20, 'escalation');
  hangs = ({ deliveryId }) => deliveryId === rows[7]!.id;
  await runAll();
  const states = await Promise.all(rows.map(async ({ id }) => (await engine.deliveries.find(id))?.state));
  expect(states.filter((state) => state === 'accepted')).toHaveLength(19);
  answer[0]!();
  await dispatcher.idle();
});
