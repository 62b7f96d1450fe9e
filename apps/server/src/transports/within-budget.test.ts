import { afterAll, beforeAll, expect, test } from 'vitest';
import { PostgresBudget } from '../engines/postgres/budget.ts';
import { migrate } from '../engines/postgres/migrate.ts';
import { openPool } from '../engines/postgres/pool.ts';
import type { Pool } from '../engines/postgres/pool.ts';
import type { Push, Receipt, Transport } from '../ports/transport.ts';
import { freshDatabase } from '../trial-database.ts';
import { samplePush } from './sample-push.ts';
import { withinBudget } from './within-budget.ts';

const signal = new AbortController().signal;
const START = 1_000_000;

let database: Awaited<ReturnType<typeof freshDatabase>>;
let pool: Pool;
let now: number;
beforeAll(async () => {
  database = await freshDatabase();
  pool = openPool(database.connection, () => undefined);
  await migrate(pool);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** As many nodes, that know of each other only by the database. */
function nodes(count: number, name: string, failed: (error: unknown) => void = () => undefined) {
  now = START;
  let sent = 0;
  const transport: Transport = {
    id: 'expo',
    maxBatch: 100,
    retryMs: [500],
    addressSchema: undefined as never,
    send: async (batch) => {
      sent += batch.length;
      return batch.map(({ deliveryId }): Receipt => ({ deliveryId, kind: 'accepted' }));
    },
    close: async () => undefined,
  };
  const limit = { name, perSecond: 500, burst: 100 };
  const settings = { limit, now: () => now, failed };
  const each = Array.from({ length: count }, () =>
    withinBudget(transport, { ...settings, budget: new PostgresBudget(pool) }),
  );
  return { each, sent: () => sent };
}

let counter = 0;
const pushes = (count: number, urgency: Push['urgency']): Push[] =>
  Array.from({ length: count }, () => samplePush({}, { deliveryId: `d${(counter += 1)}`, urgency }));

test('three nodes that send all they can stay within 600 in any second, and use it', async () => {
  const { each, sent } = nodes(3, 'three nodes');
  const bySecond: number[] = [];
  for (let second = 0; second < 3; second += 1) {
    const before = sent();
    for (let step = 0; step < 10; step += 1) {
      await Promise.all(each.map((node) => node.send(pushes(100, 'critical'), signal)));
      now += 100;
    }
    bySecond.push(sent() - before);
  }
  expect(Math.max(...bySecond)).toBeLessThanOrEqual(600);
  expect(Math.min(...bySecond)).toBeGreaterThanOrEqual(490);
});

test('what is over waits a little; every push gets its receipt', async () => {
  const { each } = nodes(1, 'over');
  const batch = pushes(130, 'critical');
  const receipts = await each[0]!.send(batch, signal);
  expect(receipts.map(({ deliveryId }) => deliveryId).toSorted()).toEqual(
    batch.map(({ deliveryId }) => deliveryId).toSorted(),
  );
  expect(receipts.filter(({ kind }) => kind === 'accepted')).toHaveLength(100);
  expect(receipts.at(-1)).toMatchObject({ kind: 'retry', reason: 'budget', held: true });
});

test('noise leaves a reserve for escalations', async () => {
  const { each, sent } = nodes(2, 'reserve');
  await each[0]!.send(pushes(100, 'low'), signal);
  expect(sent()).toBe(75);
  const receipts = await each[1]!.send([...pushes(20, 'low'), ...pushes(20, 'critical')], signal);
  expect(receipts.filter(({ kind }) => kind === 'accepted')).toHaveLength(20);
  expect(sent()).toBe(95);
});

test('when the book-keeping fails, pushes leave all the same', async () => {
  const errors: unknown[] = [];
  const { each, sent } = nodes(1, 'broken', (error) => errors.push(error));
  const closed = openPool(database.connection, () => undefined);
  await closed.end();
  const settings = { limit: { name: 'x', perSecond: 1, burst: 1 }, now: () => now };
  const broken = withinBudget(each[0]!, {
    ...settings,
    budget: new PostgresBudget(closed),
    failed: (error) => errors.push(error),
  });
  await broken.send(pushes(5, 'critical'), signal);
  expect([sent(), errors.length]).toEqual([5, 1]);
});
