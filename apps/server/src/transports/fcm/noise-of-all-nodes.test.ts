import { afterAll, beforeAll, expect, test } from 'vitest';
import { FakeFcm } from '../../../../../e2e/fake-push/fcm.ts';
import { PostgresBudget } from '../../engines/postgres/budget.ts';
import { migrate } from '../../engines/postgres/migrate.ts';
import { openPool } from '../../engines/postgres/pool.ts';
import type { Pool } from '../../engines/postgres/pool.ts';
import type { Budget } from '../../ports/budget.ts';
import type { Push, Receipt, Transport } from '../../ports/transport.ts';
import { freshDatabase } from '../../trial-database.ts';
import fcm from '../fcm.ts';
import { samplePush } from '../sample-push.ts';

const signal = new AbortController().signal;

let database: Awaited<ReturnType<typeof freshDatabase>>;
let pool: Pool;
let fake: FakeFcm;
let now: number;
let booked: number;
/** Bookings whose answer the node has. */
let answered: number;
const opened: Transport[] = [];
beforeAll(async () => {
  database = await freshDatabase();
  pool = openPool(database.connection, () => undefined);
  await migrate(pool);
  fake = await FakeFcm.start();
  now = Date.now();
});
afterAll(async () => {
  for (const node of opened) await node.close();
  await fake.close();
  await pool.end();
  await database.drop();
});

/** A node that knows of the others only by the database; `down`: not even that. */
function node(down = false): Transport {
  const shared = new PostgresBudget(pool);
  booked = 0;
  answered = 0;
  const budget: Budget = {
    draw: () => Promise.reject(new Error('not asked before a push')),
    spend: (...spent) => {
      booked += 1;
      const spending = down ? Promise.reject(new Error('away')) : shared.spend(...spent);
      return spending.finally(() => (answered += 1));
    },
    forget: (...old) => shared.forget(...old),
  };
  const failed = (): void => undefined;
  const settings = { account: fake.account, baseUrl: fake.url, now: () => now, shared: { budget, failed } };
  opened.push(fcm(settings));
  return opened.at(-1)!;
}

let counter = 0;
const pushes = (count: number, token: string, urgency: Push['urgency'] = 'normal'): Push[] =>
  Array.from({ length: count }, () => samplePush({ token }, { deliveryId: `d${(counter += 1)}`, urgency }));
const accepted = (receipts: Receipt[]) => receipts.filter(({ kind }) => kind === 'accepted').length;
const told = (least: number) =>
  expect.poll(() => answered, { timeout: 30_000 }).toBeGreaterThanOrEqual(least);

test('three nodes together send a device no more noise than Firebase takes', async () => {
  const nodes = [node(), node(), node()];
  let sent = 0;
  for (let round = 0; round < 6; round += 1) {
    for (const one of nodes) {
      const before = answered;
      const count = accepted(await one.send(pushes(4, 'device-of-alice'), signal));
      sent += count;
      if (count > 0) await told(before + 1);
    }
  }
  expect(sent).toBeLessThanOrEqual(20);
  expect(sent).toBeGreaterThanOrEqual(14);
  const [waits] = await nodes[0]!.send(pushes(1, 'device-of-alice'), signal);
  expect(waits).toMatchObject({ kind: 'retry', reason: 'device_limit' });
  now += 8 * 180_000;
  expect(accepted(await nodes[0]!.send(pushes(1, 'device-of-alice'), signal))).toBe(1);
});

test('rings are sent whatever noise has been', async () => {
  expect(accepted(await node().send(pushes(50, 'device-of-alice', 'critical'), signal))).toBe(50);
  expect(booked).toBe(0);
});

test('many pushes are booked together, and no push waits for it', async () => {
  const one = node();
  const many = Array.from({ length: 60 }, (_, n) => pushes(1, `device-${n}-of-many`)).flat();
  expect(accepted(await one.send(many, signal))).toBe(60);
  await told(1);
  // A machine that stands still for a moment books once more.
  expect(booked).toBeLessThan(4);
});

test('while nothing can be booked a device gets a few, and the rest later', async () => {
  const receipts = await node(true).send(pushes(9, 'device-of-ben'), signal);
  expect(accepted(receipts)).toBe(2);
  await told(1);
});

test('a device’s address is not kept, and full buckets are forgotten', async () => {
  const names = async () => (await pool.query<{ name: string }>('select name from push_budgets')).rows;
  expect(JSON.stringify(await names())).not.toContain('device');
  await new PostgresBudget(pool).forget('fcm ', now + 1);
  expect(await names()).toEqual([]);
});
