import { randomUUID } from 'node:crypto';
import { signWebhook } from '@baton/sdk';
import { Pool } from 'undici';
import { closedLoop } from './closed-loop.ts';
import { signatureOf } from './reference-routes.ts';
import { sideBySide } from './result.ts';
import type { Result } from './result.ts';
import type { Place, Ready } from './serve-baton.ts';
import { ServerChild } from './server-child.ts';

const WIDTH = 32;
const ROUND_MS = 4000;
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

async function sendBare(pool: Pool, events: object[]): Promise<void> {
  const body = JSON.stringify(events.length === 1 ? events[0] : events);
  const headers = { 'content-type': 'application/json', 'webhook-signature': signatureOf(body) };
  const answer = await pool.request({ path: '/events', method: 'POST', headers, body });
  await answer.body.dump();
  if (answer.statusCode !== 200) throw new Error(`events answered ${answer.statusCode}`);
}

/** Signed platform events, committed before they are answered: in batches of twenty and one by one; beside a bare verified insert. */
export async function eventsSigned(): Promise<Result[]> {
  const server = await ServerChild.start<Ready>('./serve-baton.ts', {
    organizations: 4,
    operatorsEach: 1,
    customersEach: 0,
    state: 'bot',
  });
  const bare = await ServerChild.start<{ baseUrl: string }>('./serve-reference.ts', {});
  const { places } = server.ready;
  const [ours, theirs] = [server, bare].map(
    ({ ready }) => new Pool(ready.baseUrl, { connections: WIDTH }),
  ) as [Pool, Pool];
  let n = 0;
  const run = (deliver: (place: Place, events: object[]) => Promise<void>, size: number) => async () => {
    const sample = await closedLoop(WIDTH, ROUND_MS, (lane) => {
      const place = places[lane % places.length]!;
      return deliver(
        place,
        Array.from({ length: size }, () => eventOf(place, (n += 1))),
      );
    });
    return { ...sample, perSecond: sample.perSecond * size };
  };
  const toOurs = (place: Place, events: object[]) => send(ours, place, events);
  const toTheirs = (_place: Place, events: object[]) => sendBare(theirs, events);
  const batched = await sideBySide(run(toOurs, BATCH), run(toTheirs, BATCH));
  const single = await sideBySide(run(toOurs, 1), run(toTheirs, 1));
  await Promise.all([ours.close(), theirs.close()]);
  await Promise.all([server.stop(), bare.stop()]);
  const common = { unit: 'events/s', aim: 'at least 2,000/s' };
  const note = 'reference: verified and inserted by a bare server';
  return [
    { name: 'events_signed', ...common, ...batched, note: `batches of ${BATCH}; ${note}` },
    { name: 'events_signed_single', ...common, ...single, note: `one event a request; ${note}` },
  ];
}
