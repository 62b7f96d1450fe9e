import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { setTimeout as sleep } from 'node:timers/promises';
import { sampleOf } from './result.ts';
import type { Result } from './result.ts';
import type { Ready } from './serve-baton.ts';
import { ServerChild } from './server-child.ts';

const DEVICES = 10;
const EVENTS = 200;

/** Takes pushes as Expo does, and says when each came and about what. */
async function fakeExpo(arrived: (conversationId: string) => void) {
  const http = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const text =
        request.headers['content-encoding'] === 'gzip' ? gunzipSync(body).toString() : body.toString();
      const messages = JSON.parse(text) as { data?: { url?: string } }[];
      for (const { data } of messages) arrived(data?.url?.split('/').at(-1) ?? '');
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ data: messages.map(() => ({ status: 'ok', id: randomUUID() })) }));
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, close: () => http.close() };
}

/** From the moment an event is posted to the moment the last of ten pushes is at the transport. */
export async function eventToTransport(): Promise<Result> {
  const awaited = new Map<string, { left: number; done: () => void }>();
  const early = new Map<string, number>();
  const expo = await fakeExpo((conversationId) => {
    const waiting = awaited.get(conversationId);
    if (!waiting) early.set(conversationId, (early.get(conversationId) ?? 0) + 1);
    else if ((waiting.left -= 1) === 0) waiting.done();
  });
  const server = await ServerChild.start<Ready>('./serve-baton.ts', {
    organizations: 1,
    operatorsEach: DEVICES,
    customersEach: 0,
    state: 'bot',
    devicesEach: 1,
    expoUrl: expo.url,
  });
  const { baseUrl, places } = server.ready;
  const { botId, apiKey } = places[0]!;
  const latencies: number[] = [];
  const began = performance.now();
  for (let n = 0; n < EVENTS; n += 1) {
    const event = {
      specversion: '1.0',
      id: randomUUID(),
      source: '/bench',
      type: 'handoff.requested',
      data: { bot: botId, conversation: `conversation ${n}`, words: 'a human please' },
    };
    const start = performance.now();
    const response = await fetch(`${baseUrl}/v1/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey.key}` },
      body: JSON.stringify(event),
    });
    const { results } = (await response.json()) as { results: { conversationId: string }[] };
    const { conversationId } = results[0]!;
    const left = DEVICES - (early.get(conversationId) ?? 0);
    if (left > 0) await new Promise<void>((resolve) => awaited.set(conversationId, { left, done: resolve }));
    if (n >= 20) latencies.push(performance.now() - start);
    await sleep(10);
  }
  await server.stop();
  expo.close();
  const { p50, p99 } = sampleOf(latencies, performance.now() - began);
  return {
    name: 'event_to_transport',
    unit: 'ms p99 for 10 devices',
    value: p99,
    p50,
    p99,
    note: 'aim: at most 50 ms',
  };
}
