import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { verifyWebhook } from '../../../../packages/sdk/src/index.ts';
import { FakeTarget } from '../engines/guarded-http/fake-target.ts';
import { guardedHttp } from '../engines/guarded-http/guarded-http.ts';
import type { GuardedHttp } from '../engines/guarded-http/guarded-http.ts';
import { outboundGuard } from '../engines/guarded-http/outbound-guard.ts';
import { MemoryOutbound } from '../engines/memory/outbound.ts';
import { Tables } from '../engines/memory/tables.ts';
import type { OutboundRow } from '../engines/memory/tables.ts';
import { deliverWebhooks } from './deliver-webhooks.ts';

const SECRET = 'whsec_c2VjcmV0LW9mLXRoZS1lbmRwb2ludA==';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let target: FakeTarget;
let http: GuardedHttp;
let tables: Tables;
let now: number;
beforeEach(async () => {
  target = await FakeTarget.start();
  http = guardedHttp({ guard: outboundGuard({ allowPrivate: true }), timeoutMs: 2000 });
  tables = new Tables();
  now = Date.now();
});
afterEach(async () => {
  await http.close();
  await target.close();
});

/** The middle of the jitter, so that waits are exact. */
const deliver = (way = http) =>
  deliverWebhooks(
    {
      outbound: new MemoryOutbound(tables),
      clock: { now: () => now, after: () => () => undefined },
      random: () => 0.5,
      post: (url, request) => way.post(url, request),
    },
    now,
  );

let seq = 0;
function queue(url = target.url): OutboundRow {
  const endpoint = { id: randomUUID(), url, secret: SECRET, types: [], disabledAt: null };
  const about = { organizationId: randomUUID(), botId: randomUUID() };
  tables.endpoints.set(endpoint.id, { ...endpoint, ...about });
  return add(endpoint.id);
}
function add(endpointId: string): OutboundRow {
  const id = randomUUID();
  seq += 1;
  const row: OutboundRow = {
    id,
    endpointId,
    conversationId: randomUUID(),
    seq,
    type: 'handoff.queued',
    event: { specversion: '1.0', id, type: 'handoff.queued', data: { text: 'Zoë 👋' } },
    dueAt: now,
    state: 'queued',
    attempts: 0,
    leasedUntil: 0,
    createdAt: now,
  };
  tables.outbound.set(id, row);
  return row;
}
const answer = (status: number, headers: Record<string, string> = {}) => {
  target.reply = { status, headers, body: '' };
};

test('an event arrives whole, and its signature is verified with the SDK', async () => {
  const row = queue();
  expect(await deliver()).toBe(1);
  const [{ headers, body }] = target.requests as [(typeof target.requests)[0]];
  expect(verifyWebhook({ headers, body, secrets: [SECRET] })).toMatchObject({ id: row.id });
  expect(JSON.parse(body)).toEqual(row.event);
  expect(headers['content-type']).toBe('application/cloudevents+json');
  expect(() => verifyWebhook({ headers, body: body.replace('Zoë', 'Zoe'), secrets: [SECRET] })).toThrowError(
    'signature_invalid',
  );
  expect(() => verifyWebhook({ headers, body, secrets: ['whsec_b3RoZXI='] })).toThrowError(
    'signature_invalid',
  );
  expect(row).toMatchObject({ state: 'delivered', attempts: 1 });
  expect(await deliver()).toBe(0);
});

test('is tried ten times within about three days, under one id, then it is dead', async () => {
  const row = queue();
  answer(500);
  const waits: number[] = [];
  for (let attempt = 1; attempt <= 10; attempt += 1) {
    expect(await deliver()).toBe(1);
    if (row.state !== 'queued') break;
    waits.push(row.dueAt - now);
    now = row.dueAt - 1;
    expect(await deliver()).toBe(0);
    now = row.dueAt;
  }
  expect(waits).toEqual([
    5000,
    5 * MINUTE,
    30 * MINUTE,
    2 * HOUR,
    5 * HOUR,
    10 * HOUR,
    14 * HOUR,
    20 * HOUR,
    24 * HOUR,
  ]);
  expect(row).toMatchObject({ state: 'dead', attempts: 10 });
  expect(target.requests).toHaveLength(10);
  for (const [n, { headers, body }] of target.requests.entries()) {
    expect(headers['webhook-id']).toBe(row.id);
    // Signed afresh: a repeat of hours later is not too old for its receiver.
    if (n === 9) expect(verifyWebhook({ headers, body, secrets: [SECRET], now }).id).toBe(row.id);
  }
});

test('Retry-After is obeyed when it asks for more', async () => {
  const row = queue();
  answer(429, { 'retry-after': '120' });
  await deliver();
  expect(row).toMatchObject({ state: 'queued', dueAt: now + 120_000 });
  now = row.dueAt;
  answer(503, { 'retry-after': '1' });
  await deliver();
  expect(row.dueAt).toBe(now + 5 * MINUTE);
  now = row.dueAt;
  answer(204);
  await deliver();
  expect(row.state).toBe('delivered');
});

test('410 disables the endpoint: what is still queued for it is not sent', async () => {
  const row = queue();
  const next = add(row.endpointId);
  next.dueAt = now + 1;
  const other = queue();
  answer(410);
  await deliver();
  expect(tables.endpoints.get(row.endpointId)?.disabledAt).toBe(now);
  expect(row.state).toBe('dead');
  expect(target.requests).toHaveLength(2);
  answer(200);
  now += 1;
  await deliver();
  expect(next.state).toBe('dead');
  expect(target.requests).toHaveLength(2);
  expect(other.state).toBe('dead');
});

test.each([301, 302, 303, 307, 308])('a redirect (%i) is not followed', async (status) => {
  const elsewhere = await FakeTarget.start();
  const row = queue();
  answer(status, { location: elsewhere.url });
  await deliver();
  expect(row).toMatchObject({ state: 'queued', attempts: 1 });
  expect(elsewhere.requests).toEqual([]);
  await elsewhere.close();
});

test('silence is a failure after the timeout, and is tried again', async () => {
  const row = queue();
  target.reply = 'silence';
  const impatient = guardedHttp({ guard: outboundGuard({ allowPrivate: true }), timeoutMs: 150 });
  await deliver(impatient);
  await impatient.close();
  expect(row).toMatchObject({ state: 'queued', dueAt: now + 5000 });
  const nobody = queue('http://127.0.0.1:1/');
  await deliver();
  expect(nobody.state).toBe('queued');
});

test('an address inside is not called, also when the endpoint was made while it was allowed', async () => {
  const row = queue();
  const strict = guardedHttp({ guard: outboundGuard({ allowPrivate: false }) });
  for (const url of [
    target.url,
    'https://127.0.0.1/hook',
    'https://[::1]/hook',
    'https://169.254.169.254/',
  ]) {
    tables.endpoints.get(row.endpointId)!.url = url;
    row.dueAt = now;
    await deliver(strict);
    expect(row.state).toBe('queued');
  }
  expect(target.requests).toEqual([]);
  await strict.close();
});
