import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { FakeFcm } from '../../../../../e2e/fake-push/fcm.ts';
import { PostgresBudget } from '../../engines/postgres/budget.ts';
import { migrate } from '../../engines/postgres/migrate.ts';
import { openPool } from '../../engines/postgres/pool.ts';
import type { Pool } from '../../engines/postgres/pool.ts';
import type { Budget, Spent } from '../../ports/budget.ts';
import type { Push, Transport } from '../../ports/transport.ts';
import { freshDatabase } from '../../trial-database.ts';
import fcm from '../fcm.ts';
import { samplePush } from '../sample-push.ts';
import { DeviceLimits, TELL_AFTER_MS } from './device-limits.ts';
import { NoiseOfAllNodes } from './noise-of-all-nodes.ts';

const signal = new AbortController().signal;

let database: Awaited<ReturnType<typeof freshDatabase>>;
let pool: Pool;
let fake: FakeFcm;
let now: number;
const opened: Node[] = [];
beforeAll(async () => {
  database = await freshDatabase();
  pool = openPool(database.connection, () => undefined);
  await migrate(pool);
  fake = await FakeFcm.start();
  now = Date.now();
});
afterAll(async () => {
  for (const { transport } of opened) await transport.close();
  await fake.close();
  await pool.end();
  await database.drop();
});

/** `booked`: a list each time. Of these, so many were `answered`. */
type Node = { transport: Transport; booked: Spent[][]; answered: number };

/** A node that knows of the others by nothing but the database, or by what answers in its place. */
function open(instead?: Budget['spend']): Node {
  const shared = new PostgresBudget(pool);
  const spend = instead ?? shared.spend.bind(shared);
  const budget: Budget = {
    draw: () => Promise.reject(new Error('not asked before a push')),
    spend: (limit, spent, at) => {
      node.booked.push(spent);
      return spend(limit, spent, at).finally(() => (node.answered += 1));
    },
    forget: (...old) => shared.forget(...old),
  };
  const failed = (): void => undefined;
  const settings = { account: fake.account, baseUrl: fake.url, now: () => now, shared: { budget, failed } };
  const node: Node = { transport: fcm(settings), booked: [], answered: 0 };
  opened.push(node);
  return node;
}

const NOISE = { urgency: 'normal', tag: 'noise', noise: true } as const;
let counter = 0;
const pushes = (count: number, token: string, change: Partial<Push> = NOISE): Push[] =>
  Array.from({ length: count }, () => samplePush({ token }, { deliveryId: `d${(counter += 1)}`, ...change }));
/** Sends them and answers how many the service took. */
const send = async ({ transport }: Node, batch: Push[]): Promise<number> =>
  (await transport.send(batch, signal)).filter(({ kind }) => kind === 'accepted').length;
const told = (node: Node, least: number) =>
  expect.poll(() => node.answered, { timeout: 30_000 }).toBeGreaterThanOrEqual(least);

test('three nodes together send a device no more noise than Firebase takes', async () => {
  const nodes = [open(), open(), open()];
  let sent = 0;
  for (let round = 0; round < 6; round += 1) {
    for (const node of nodes) {
      const before = node.answered;
      const count = await send(node, pushes(4, 'device-of-alice'));
      sent += count;
      if (count > 0) await told(node, before + 1);
    }
  }
  expect(sent).toBeLessThanOrEqual(20);
  // What is left is for what is not noise.
  expect(sent).toBeGreaterThanOrEqual(8);
  const [waits] = await nodes[0]!.transport.send(pushes(1, 'device-of-alice'), signal);
  expect(waits).toMatchObject({ kind: 'retry', reason: 'device_limit' });
  now += 8 * 180_000;
  expect(await send(nodes[0]!, pushes(1, 'device-of-alice'))).toBe(1);
});

test('rings are sent whatever noise has been; booked is only what collapses', async () => {
  const node = open();
  expect(await send(node, pushes(50, 'device-of-alice', {}))).toBe(50);
  await node.transport.close();
  expect(node.booked.flat().reduce((sum, { tokens }) => sum + tokens, 0)).toBeLessThanOrEqual(2);
});

test('no push waits for a booking', async () => {
  const { promise, resolve } = Promise.withResolvers<[]>();
  onTestFinished(() => resolve([]));
  const node = open(() => promise);
  for (const people of ['first', 'later']) {
    const many = Array.from({ length: 30 }, (_, n) => pushes(1, `device-of-${people}-${n}`)).flat();
    expect(await send(node, many)).toBe(30);
    await expect.poll(() => node.booked.length, { timeout: 30_000 }).toBeGreaterThan(0);
  }
  expect(node.answered).toBe(0);
});

test('what leaves within a moment is booked together', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const spend = vi.fn<Budget['spend']>(async (_limit, spent) => spent.map(({ name }) => ({ name, left: 5 })));
  const budget: Budget = { draw: async () => 0, spend, forget: async () => undefined };
  const failed = vi.fn<(error: unknown) => void>();
  const noise = new NoiseOfAllNodes({ budget, now: () => now, failed }, new DeviceLimits(true));
  for (const address of ['a', 'b', 'a']) noise.sent(address);
  expect(spend).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(TELL_AFTER_MS);
  noise.sent('b');
  await vi.advanceTimersByTimeAsync(TELL_AFTER_MS);
  const tokens = spend.mock.calls.map(([, spent]) => spent.map((one) => one.tokens));
  expect(tokens).toEqual([[2, 1], [1]]);
  expect(failed).not.toHaveBeenCalled();
});

test('while nothing can be booked a device gets a few, and the rest later', async () => {
  const node = open(() => Promise.reject(new Error('away')));
  expect(await send(node, pushes(9, 'device-of-ben'))).toBe(2);
  await told(node, 1);
  expect(await send(node, pushes(1, 'device-of-ben'))).toBe(0);
});

test('a device’s address is not kept, and full buckets are forgotten', async () => {
  const names = async () => (await pool.query<{ name: string }>('select name from push_budgets')).rows;
  expect(JSON.stringify(await names())).not.toContain('device');
  await new PostgresBudget(pool).forget('fcm ', now + 1);
  expect(await names()).toEqual([]);
});
