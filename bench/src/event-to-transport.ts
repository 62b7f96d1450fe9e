import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freshDatabase } from '@baton/server/src/trial-database.ts';
import { moment } from './arrivals.ts';
import { newCertificate } from './certificate.ts';
import type { Certificate } from './certificate.ts';
import { installPeers } from './push-senders.ts';
import { median, sampleOf } from './result.ts';
import type { Result, Sample } from './result.ts';
import type { Ready } from './serve-baton.ts';
import type { Question } from './serve-push-fakes.ts';
import { ServerChild } from './server-child.ts';
import { stolen } from './stolen.ts';

/**
 * Members, with so many devices each. `restMs`: until whoever rang has written down what came of it.
 * A thousand events, because the p99 of a few hundred is a matter of two or three.
 */
const SIZES = [
  { members: 1, each: 1, events: 1000, restMs: 50 },
  { members: 10, each: 1, events: 1000, restMs: 50 },
  { members: 50, each: 20, events: 200, restMs: 750 },
];
type Size = (typeof SIZES)[number];
const BURST = { events: 100, lanes: 10, rounds: 6, size: { members: 10, each: 1, events: 0, restMs: 1500 } };
const WARM_UP = 0.2;

/** Whoever can be told "ring them all", as one HTTP request. */
type Bell = { ring: (n: number) => Promise<void>; stop: () => Promise<void> };

/** The fake of Apple's service, in a process of its own like everybody else. */
type Fake = ServerChild<{ url: string }>;

async function batonBell({ members, each }: Size, apns: string, { file }: Certificate): Promise<Bell> {
  const apnsKey = join(dirname(file), 'apns.p8');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  writeFileSync(apnsKey, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const server = await ServerChild.start<Ready>('./serve-baton.ts', {
    organizations: 1,
    operatorsEach: members,
    customersEach: 0,
    state: 'bot',
    devicesEach: each,
    apns: { url: apns, key: apnsKey },
  });
  const { baseUrl, places } = server.ready;
  const { botId, apiKey } = places[0]!;
  return {
    async ring(n) {
      const event = {
        specversion: '1.0',
        id: randomUUID(),
        source: '/bench',
        type: 'handoff.requested',
        data: { bot: botId, conversation: `conversation ${n}`, words: 'a human please' },
      };
      const response = await fetch(`${baseUrl}/v1/events`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey.key}` },
        body: JSON.stringify(event),
      });
      if (!response.ok) throw new Error(await response.text());
      await response.arrayBuffer();
    },
    stop: () => server.stop(),
  };
}

async function parseBell({ members, each }: Size, apns: string): Promise<Bell> {
  const { connection, drop } = await freshDatabase();
  type At = { url: string; headers: Record<string, string> };
  const server = await ServerChild.start<At>('../peers/parse-server.mjs', {
    connection,
    devices: members * each,
    apns,
  });
  const { url, headers } = server.ready;
  const data = { alert: { title: '🆘 Customer escalation: Shop', body: 'a human please' }, sound: 'default' };
  return {
    async ring() {
      const body = JSON.stringify({ channels: ['all'], data });
      const response = await fetch(`${url}/push`, { method: 'POST', headers, body });
      if (!response.ok) throw new Error(await response.text());
      await response.arrayBuffer();
    },
    async stop() {
      await server.stop();
      await drop();
    },
  };
}

/** `calm`: the machine had its processors for itself meanwhile. */
type Taken = { ms: number; calm: boolean };

/** From the moment an event is posted to the moment the last of its pushes is at the service. */
async function time(bell: Bell, fake: Fake, n: number, { members, each, restMs }: Size): Promise<Taken> {
  await fake.ask({ expect: members * each } satisfies Question);
  const arrived = fake.hear<{ at: number }>();
  const stolenBefore = stolen();
  const start = moment();
  const [{ at }] = await Promise.all([arrived, bell.ring(n)]);
  const calm = stolen() === stolenBefore;
  await sleep(restMs);
  return { ms: at - start, calm };
}

/** So many events in lanes, each to all devices; answers pushes a second, to the last one at the service. */
async function burst(bell: Bell, fake: Fake, from: number): Promise<number> {
  const { members, each } = BURST.size;
  const count = BURST.events * members * each;
  await fake.ask({ expect: count } satisfies Question);
  const arrived = fake.hear<{ at: number }>();
  const start = moment();
  let n = 0;
  const lane = async (): Promise<void> => {
    while (n < BURST.events) await bell.ring(from + (n += 1));
  };
  await Promise.all(Array.from({ length: BURST.lanes }, lane));
  const { at } = await arrived;
  await sleep(BURST.size.restMs);
  return (count / (at - start)) * 1000;
}

async function burstsInTurns(certificate: Certificate): Promise<Result> {
  const apns: Fake = await ServerChild.start('./serve-push-fakes.ts', certificate);
  const { url } = apns.ready;
  const baton = await batonBell(BURST.size, url, certificate);
  const parse = await parseBell(BURST.size, url);
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let n = 0; n < BURST.rounds; n += 1) {
    ours.push(await burst(baton, apns, n * BURST.events));
    theirs.push(await burst(parse, apns, n * BURST.events));
  }
  await Promise.all([baton.stop(), parse.stop(), apns.stop()]);
  // The first of each warms up.
  const [value, reference] = [ours, theirs].map((all) => Math.round(median(all.slice(1)))) as [
    number,
    number,
  ];
  return {
    name: 'event_to_transport, 100 events to 10 devices, 10 at a time',
    unit: 'pushes/s',
    value,
    reference,
    ratio: Number((value / reference).toFixed(2)),
    note: 'beside parse-server',
  };
}

/** Once warm: of all events, and of those when the machine was calm. */
type Latencies = { all: Sample; calm: Sample; calmShare: number };

function onceWarm(taken: Taken[]): Latencies {
  const warm = taken.slice(taken.length * WARM_UP);
  const calm = warm.filter((one) => one.calm);
  const sample = (some: Taken[]): Sample => {
    const latencies = some.map(({ ms }) => ms);
    return sampleOf(
      latencies,
      latencies.reduce((sum, one) => sum + one, 0),
    );
  };
  return { all: sample(warm), calm: sample(calm), calmShare: calm.length / warm.length };
}

/** Each after the other, so that both meet the same machine; what rests does nothing meanwhile. */
async function inTurns(
  size: Size,
  certificate: Certificate,
): Promise<{ ours: Latencies; theirs: Latencies }> {
  const apns: Fake = await ServerChild.start('./serve-push-fakes.ts', certificate);
  const { url } = apns.ready;
  const baton = await batonBell(size, url, certificate);
  const parse = await parseBell(size, url);
  const ours: Taken[] = [];
  const theirs: Taken[] = [];
  for (let n = 0; n < size.events; n += 1) {
    ours.push(await time(baton, apns, n, size));
    theirs.push(await time(parse, apns, n, size));
  }
  await Promise.all([baton.stop(), parse.stop(), apns.stop()]);
  return { ours: onceWarm(ours), theirs: onceWarm(theirs) };
}

function lineOf({ members, each }: Size, { ours, theirs }: { ours: Latencies; theirs: Latencies }): Result {
  const ratio = (our: number, their: number): number => Number((their / our).toFixed(2));
  const shares = [ours, theirs].map(({ calmShare }) => `${Math.round(calmShare * 100)} %`).join(' and ');
  return {
    name: `event_to_transport, ${members * each} devices`,
    unit: 'ms p99',
    value: ours.calm.p99,
    p50: ours.calm.p50,
    p99: ours.calm.p99,
    reference: theirs.calm.p99,
    ratio: ratio(ours.calm.p99, theirs.calm.p99),
    note:
      `parse-server p50 ${theirs.calm.p50}; p50 ratio ${ratio(ours.calm.p50, theirs.calm.p50)}; ` +
      `of the ${shares} that came while the host took no time from the machine; ` +
      `of all: p50 ratio ${ratio(ours.all.p50, theirs.all.p50)}, p99 ${ours.all.p99} beside ${theirs.all.p99}`,
  };
}

/** Beside Parse Server with its push adapter, in the same run, each with a database of its own of the same kind, to the same fake. */
export async function eventToTransport(): Promise<Result[]> {
  installPeers();
  const certificate = newCertificate();
  process.env['NODE_EXTRA_CA_CERTS'] = certificate.file;
  const results: Result[] = [];
  for (const size of SIZES) {
    results.push(lineOf(size, await inTurns(size, certificate)));
  }
  return [...results, await burstsInTurns(certificate)];
}
