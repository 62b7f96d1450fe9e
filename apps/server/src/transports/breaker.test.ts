import { expect, test } from 'vitest';
import type { Push, Receipt, Transport, Verdict } from '../ports/transport.ts';
import { behindBreakers } from './behind-breakers.ts';
import { Breaker } from './breaker.ts';
import { samplePush } from './sample-push.ts';

const report = (breaker: Breaker, sick: boolean, times: number): void => {
  for (let n = 0; n < times; n += 1) breaker.report(sick, 0);
};

test('a few failures do not open it, half of the last ten do', () => {
  const breaker = new Breaker();
  report(breaker, true, 4);
  expect(breaker.admit(7, 0)).toBe(7);
  report(breaker, false, 5);
  expect(breaker.state).toBe('closed');
  report(breaker, true, 3);
  expect([breaker.state, breaker.admit(7, 1999)]).toEqual(['open', 0]);
});

test('half open, one passes; its outcome decides', () => {
  const breaker = new Breaker();
  report(breaker, true, 10);
  expect([breaker.admit(7, 2000), breaker.admit(7, 2000), breaker.state]).toEqual([1, 0, 'half_open']);
  breaker.report(true, 2100);
  expect([breaker.waitMs(2100), breaker.admit(1, 6099), breaker.admit(1, 6100)]).toEqual([4000, 0, 1]);
  breaker.report(false, 6200);
  expect([breaker.state, breaker.admit(7, 6200)]).toEqual(['closed', 7]);
});

test('while the probe is under way others look again soon, not when it would be given up', () => {
  const breaker = new Breaker();
  report(breaker, true, 10);
  breaker.admit(1, 2000);
  expect([breaker.waitMs(2000), breaker.waitMs(9000)]).toEqual([250, 250]);
});

test('what is not urgent leaves the probe to what is, and is one when there is none', () => {
  const breaker = new Breaker();
  report(breaker, true, 10);
  expect([breaker.admit(1, 2000, false), breaker.waitMs(2000, false), breaker.admit(1, 2000)]).toEqual([
    0, 1000, 1,
  ]);
  const idle = new Breaker();
  report(idle, true, 10);
  expect([idle.admit(1, 2999, false), idle.admit(1, 3000, false)]).toEqual([0, 1]);
});

test('it never stays open longer than half a minute; a probe without an answer is followed by another', () => {
  const breaker = new Breaker();
  report(breaker, true, 10);
  let now = 0;
  for (let n = 0; n < 8; n += 1) {
    now += breaker.waitMs(now);
    expect(breaker.admit(1, now)).toBe(1);
    breaker.report(true, now);
  }
  expect(breaker.waitMs(now)).toBe(30_000);
  expect(breaker.admit(1, now + 30_000)).toBe(1);
  expect([breaker.admit(1, now + 44_999), breaker.admit(1, now + 45_000)]).toEqual([0, 1]);
});

/** Two circuits, a and b: what an address begins with; `verdict` says what happens at an address. */
function guarded(verdict: (address: string) => Verdict) {
  const seen: string[] = [];
  const outcomes: string[] = [];
  const opened: string[] = [];
  const clock = { now: 0 };
  const transport: Transport = {
    id: 'web_push',
    maxBatch: 1,
    retryMs: [1],
    addressSchema: undefined as never,
    circuitOf: (address) => String(address).slice(0, 1),
    send: async (batch) => {
      seen.push(...batch.map(({ address }) => String(address)));
      return batch.map(({ deliveryId, address }) => ({ deliveryId, ...verdict(String(address)) }));
    },
    close: async () => undefined,
  };
  const behind = behindBreakers(transport, {
    now: () => clock.now,
    answered: (_id, outcome) => outcomes.push(outcome),
    opened: (id, reason) => opened.push(`${id} ${reason}`),
  });
  let counter = 0;
  const pushes = (address: string, count: number): Push[] =>
    Array.from({ length: count }, () => samplePush(address, { deliveryId: `d${(counter += 1)}` }));
  const send = (batch: Push[]): Promise<Receipt[]> => behind.send(batch, new AbortController().signal);
  return { behind, seen, outcomes, opened, clock, pushes, send };
}

test('a sick circuit is left alone and said once; the other goes on', async () => {
  const { behind, seen, outcomes, opened, pushes, send, clock } = guarded((circuit) =>
    circuit === 'a' ? { kind: 'retry', reason: 'timeout', sick: true } : { kind: 'accepted' },
  );
  await send(pushes('a', 10));
  expect([behind.openCircuits(), opened]).toEqual([1, ['web_push timeout']]);
  seen.length = 0;
  clock.now = 500;
  const receipts = await send([...pushes('a', 3), ...pushes('b', 3)]);
  expect(seen).toEqual(['b', 'b', 'b']);
  expect(receipts).toHaveLength(6);
  expect(receipts.slice(0, 3)).toMatchObject(
    Array.from({ length: 3 }, () => ({ kind: 'retry', reason: 'breaker_open', afterMs: 1500 })),
  );
  expect(outcomes.slice(10).toSorted()).toEqual([
    ...Array.from({ length: 3 }, () => 'accepted'),
    ...Array.from({ length: 3 }, () => 'held'),
  ]);
});

test.each([
  { kind: 'gone', reason: 'status_410' },
  { kind: 'retry', reason: 'status_429' },
  { kind: 'misconfigured', reason: 'SENDER_ID_MISMATCH' },
] satisfies Verdict[])('what is about one device is no sickness: $reason', async (verdict) => {
  const { behind, pushes, send } = guarded(() => verdict);
  await send(pushes('a', 30));
  expect(behind.openCircuits()).toBe(0);
});

test('a ring is the probe, and the others are back within a second of its answer', async () => {
  let sick = true;
  const { pushes, send, clock, seen } = guarded(() =>
    sick ? { kind: 'retry', reason: 'timeout', sick: true } : { kind: 'accepted' },
  );
  await send(pushes('a', 10));
  sick = false;
  clock.now = 2000;
  seen.length = 0;
  const quiet = pushes('a quiet', 3).map((push) => ({ ...push, urgency: 'normal' as const }));
  const receipts = await send([...quiet, ...pushes('a ring', 2)]);
  expect(seen).toEqual(['a ring']);
  const waits = receipts.flatMap((receipt) => (receipt.kind === 'retry' ? receipt.afterMs! : []));
  expect(waits.toSorted()).toEqual([1000, 1000, 1000, 250]);
});

test.each([
  { kind: 'retry', reason: 'device_limit', afterMs: 1000, held: true },
  { kind: 'retry', reason: 'aborted' },
] satisfies Verdict[])(
  'a probe that tells nothing closes nothing, and the next may be one: $reason',
  async (silent) => {
    let verdict: Verdict = { kind: 'retry', reason: 'timeout', sick: true };
    const { behind, pushes, send, clock, seen } = guarded(() => verdict);
    await send(pushes('a', 10));
    verdict = silent;
    clock.now = 2000;
    await send(pushes('a', 1));
    expect(behind.openCircuits()).toBe(1);
    verdict = { kind: 'accepted' };
    seen.length = 0;
    await send(pushes('a', 3));
    expect([seen.length, behind.openCircuits()]).toEqual([1, 0]);
  },
);

test('a foreign address among others is given up, and nobody waits for it', async () => {
  const { behind, pushes, send } = guarded((address) =>
    address === 'a foreign' ? { kind: 'misconfigured', reason: 'status_403' } : { kind: 'accepted' },
  );
  const ring = async () => {
    const receipts: Receipt[] = [];
    for (const address of ['a', 'a foreign', 'a']) receipts.push(...(await send(pushes(address, 1))));
    return receipts.map(({ kind }) => kind);
  };
  expect(await ring()).toEqual(['accepted', 'misconfigured', 'accepted']);
  expect(await ring()).toEqual(['accepted', 'gone', 'accepted']);
  expect(behind.openCircuits()).toBe(0);
});
