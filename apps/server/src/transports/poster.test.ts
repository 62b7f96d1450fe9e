import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Poster } from './poster.ts';
import type { PosterSettings } from './poster.ts';

const CONNECTIONS = 2;

let url: string;
let waiting: ServerResponse[];
/** Answers at once, or when the test says so. */
let slow: boolean;
let close: () => void;
let poster: Poster;
beforeEach(async () => {
  waiting = [];
  slow = true;
  const server = createServer((request, response) => {
    request.resume();
    if (slow) waiting.push(response);
    else response.end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  close = () => server.close().closeAllConnections();
});
afterEach(async () => {
  await poster.close();
  close();
});

const open = (settings: PosterSettings = {}) => {
  poster = new Poster({ connections: CONNECTIONS, ...settings });
};
const post = (urgent: boolean, signal = AbortSignal.timeout(60_000)) =>
  poster.post(url, { headers: {}, body: Buffer.from('x'), urgent, signal });
const OK = { status: 200, text: 'ok', retryAfterMs: undefined };

test('what is urgent never waits for connections that the rest holds', async () => {
  open();
  const rest = Array.from({ length: 10 }, () => post(false));
  await expect.poll(() => waiting.length).toBe(CONNECTIONS);
  slow = false;
  expect(await post(true)).toEqual(OK);
  expect(waiting).toHaveLength(CONNECTIONS);
  for (const response of waiting) response.end('ok');
  expect(await Promise.all(rest)).toEqual(Array.from({ length: 10 }, () => OK));
});

test('the time for an answer begins when the request is sent, not while it waits for a connection', async () => {
  open({ timeoutMs: 1500, connections: 1 });
  const posted = Array.from({ length: 4 }, () => post(false));
  for (let n = 0; n < posted.length; n += 1) {
    await expect.poll(() => waiting.length, { timeout: 10_000 }).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 600));
    waiting.shift()!.end('ok');
  }
  expect(await Promise.all(posted)).toEqual([OK, OK, OK, OK]);
});

test('silence is a timeout; what is called off while it waits is so at once', async () => {
  open({ timeoutMs: 1000, connections: 1 });
  const silent = post(false);
  await expect.poll(() => waiting.length).toBe(1);
  const off = new AbortController();
  const queued = post(false, off.signal);
  off.abort();
  expect(await queued).toEqual({ failure: 'aborted' });
  expect(await silent).toEqual({ failure: 'timeout' });
});
