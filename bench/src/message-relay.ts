import { setTimeout as sleep } from 'node:timers/promises';
import { closedLoop } from './closed-loop.ts';
import { batonPair, referencePair } from './pairs.ts';
import type { Pair } from './pairs.ts';
import { round, sampleOf, sideBySide } from './result.ts';
import type { Result, Sample } from './result.ts';
import type { Furniture, Ready } from './serve-baton.ts';
import { ServerChild } from './server-child.ts';

const PAIRS = 50;
const ROUND_MS = 4000;

type Side = { pairs: Pair[]; stop: () => Promise<void> };

async function baton(furniture: Furniture): Promise<Side> {
  const server = await ServerChild.start<Ready>('./serve-baton.ts', furniture);
  const { baseUrl, places } = server.ready;
  const pairs = await Promise.all(
    places.flatMap((place) => place.customers.map((_, n) => batonPair(baseUrl, place, n))),
  );
  return { pairs, stop: () => close(pairs, server) };
}

async function bare(): Promise<Side> {
  const server = await ServerChild.start<{ baseUrl: string }>('./serve-reference.ts', {});
  const pairs = await Promise.all(
    Array.from({ length: PAIRS }, (_, n) => referencePair(server.ready.baseUrl, n)),
  );
  return { pairs, stop: () => close(pairs, server) };
}

async function close(pairs: Pair[], server: { stop: () => Promise<void> }): Promise<void> {
  for (const pair of pairs) pair.close();
  await server.stop();
}

const relay = ({ pairs }: Side): Promise<Sample> =>
  closedLoop(pairs.length, ROUND_MS, (n) => pairs[n]!.send());

async function relayed(name: string, furniture: Furniture, note: string): Promise<Result> {
  const [ours, theirs] = [await baton(furniture), await bare()];
  const measured = await sideBySide(
    () => relay(ours),
    () => relay(theirs),
  );
  await Promise.all([ours.stop(), theirs.stop()]);
  return { name, unit: 'messages/s', ...measured, aim: 'a ratio of 0.6', note };
}

export const messageRelay = (): Promise<Result> =>
  relayed(
    'message_relay',
    { organizations: PAIRS, operatorsEach: 1, customersEach: 1, state: 'claimed' },
    '50 pairs, customer to operator, an organization each',
  );

/** Every operator of an organization sees every message of its queue: fifty times the deliveries of the reference. */
export const messageRelayTogether = (): Promise<Result> =>
  relayed(
    'message_relay_together',
    { organizations: 1, operatorsEach: PAIRS, customersEach: PAIRS, state: 'claimed' },
    '50 pairs in one organization; each message goes to all 50 operators',
  );

const PER_SECOND = 200;
const PACED_MS = 10_000;

async function paced({ pairs }: Side): Promise<Sample> {
  const latencies: number[] = [];
  const pending: Promise<void>[] = [];
  const started = performance.now();
  for (let n = 0; performance.now() - started < PACED_MS; n += 1) {
    const start = performance.now();
    pending.push(pairs[n % pairs.length]!.send().then(() => void latencies.push(performance.now() - start)));
    await sleep(Math.max(0, started + ((n + 1) * 1000) / PER_SECOND - performance.now()));
  }
  await Promise.all(pending);
  return sampleOf(latencies, performance.now() - started);
}

export async function messagePaced(): Promise<Result> {
  const [ours, theirs] = [
    await baton({ organizations: PAIRS, operatorsEach: 1, customersEach: 1, state: 'claimed' }),
    await bare(),
  ];
  await paced(ours);
  const reference = await paced(theirs);
  const { p50, p99 } = await paced(ours);
  await Promise.all([ours.stop(), theirs.stop()]);
  return {
    name: 'message_paced',
    unit: 'ms p99 at 200/s',
    value: p99,
    p50,
    p99,
    reference: reference.p99,
    ratio: round(reference.p99 / p99),
    aim: 'at most 25 ms',
    note: 'reference: the same on the bare server',
  };
}
