import { randomUUID } from 'node:crypto';
import { signWebhook } from '@baton/sdk';
import { Pool } from 'undici';
import { closedLoop } from './closed-loop.ts';
import { median, round } from './result.ts';
import type { Result, Sample } from './result.ts';
import type { Place, Ready } from './serve-baton.ts';
import { ServerChild } from './server-child.ts';

const WIDTH = 32;
const ROUND_MS = 4000;
const ROUNDS = 3;
const BATCH = 20;
const CONVERSATIONS = 200;

const eventOf = (place: Place, n: number) => ({
  specversion: '1.0',
  id: randomUUID(),
  source: '/bench',
  type: 'message.created',
  data: {
    bot: place.botId,
    conversation: `conversation ${n % CONVERSATIONS}`,
    by: 'customer',
    text: 'Where is my train? I have been waiting here for an hour.',
  },
});

async function send(pool: Pool, place: Place, events: object[]): Promise<void> {
  const body = JSON.stringify(events.length === 1 ? events[0] : events);
  const headers = signWebhook({ id: randomUUID(), body, secret: place.apiKey.secret, now: Date.now() });
  const answer = await pool.request({
    path: `/v1/events?key=${place.apiKey.id}`,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  const text = await answer.body.text();
  if (answer.statusCode !== 200)
    throw new Error(`events answered ${answer.statusCode}: ${text.slice(0, 200)}`);
}

/** Signed platform events, committed before they are answered: one by one, and in batches of twenty. */
export async function eventsSigned(): Promise<Result[]> {
  const server = await ServerChild.start<Ready>('./serve-baton.ts', {
    organizations: 4,
    operatorsEach: 1,
    customersEach: 0,
    state: 'bot',
  });
  const { baseUrl, places } = server.ready;
  const pool = new Pool(baseUrl, { connections: WIDTH });
  let n = 0;
  const run = (size: number): Promise<Sample> =>
    closedLoop(WIDTH, ROUND_MS, (lane) => {
      const place = places[lane % places.length]!;
      return send(
        pool,
        place,
        Array.from({ length: size }, () => eventOf(place, (n += 1))),
      );
    });
  await run(1);
  const single: Sample[] = [];
  const batched: Sample[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    single.push(await run(1));
    batched.push(await run(BATCH));
  }
  await pool.close();
  await server.stop();
  const one = median(single.map(({ perSecond }) => perSecond));
  const many = median(batched.map(({ perSecond }) => perSecond * BATCH));
  const [p50, p99] = [median(single.map((sample) => sample.p50)), median(single.map((sample) => sample.p99))];
  const best = Math.max(one, many);
  return [
    {
      name: 'events_signed',
      unit: 'events/s',
      value: many,
      reference: 2000,
      ratio: round(many / 2000),
      note: `batches of ${BATCH}; reference: the aim of 2,000/s`,
    },
    {
      name: 'events_signed_single',
      unit: 'events/s',
      value: one,
      p50,
      p99,
      reference: best,
      ratio: round(one / best),
      note: 'one event a request; reference: in batches',
    },
  ];
}
