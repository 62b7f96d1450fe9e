import { afterEach, beforeEach, expect, test } from 'vitest';
import { FakeTarget } from './fake-target.ts';
import { guardedHttp, type GuardedHttp, type GuardedSettings } from './guarded-http.ts';
import { type Address, type GuardSettings, outboundGuard } from './outbound-guard.ts';

const request = { headers: { 'content-type': 'application/json' }, body: '{}' };
const LOOPBACK = { address: '127.0.0.1', family: 4 };
const PUBLIC = { address: '93.184.215.14', family: 4 };

let target: FakeTarget;
let opened: GuardedHttp[] = [];
beforeEach(async () => {
  target = await FakeTarget.start();
  opened = [];
});
afterEach(async () => {
  for (const http of opened) await http.close();
  await target.close();
});

type Settings = Partial<GuardSettings & Omit<GuardedSettings, 'guard'>>;

function open(settings: Settings = {}): GuardedHttp {
  const guard = outboundGuard({ allowPrivate: false, ...settings });
  const http = guardedHttp({ guard, timeoutMs: 2_000, ...settings });
  opened.push(http);
  return http;
}

const refusal = (url: string, settings: Settings = {}): Promise<unknown> =>
  open({ resolve: async () => [PUBLIC], ...settings })
    .post(url, request)
    .then(
      () => 'sent',
      (error: { reason?: unknown; cause?: { reason?: unknown } }) =>
        error.reason ?? error.cause?.reason ?? error,
    );

test.each([
  ['http://example.org/', 'scheme_not_allowed'],
  ['ftp://example.org/', 'scheme_not_allowed'],
  ['file:///etc/passwd', 'scheme_not_allowed'],
  ['javascript:alert(1)', 'scheme_not_allowed'],
  ['https://user:secret@example.org/', 'credentials_in_url'],
  ['https://example.org:22/', 'port_not_allowed'],
  ['https://example.org:6379/', 'port_not_allowed'],
  ['https://127.0.0.1/', 'private_address'],
  ['https://127.1/', 'private_address'],
  ['https://2130706433/', 'private_address'],
  ['https://0x7f000001/', 'private_address'],
  ['https://0177.0.0.1/', 'private_address'],
  ['https://①②⑦.0.0.1/', 'private_address'],
  ['https://[::1]/', 'private_address'],
  ['https://[::ffff:127.0.0.1]/', 'private_address'],
  ['https://[fd00:ec2::254]/', 'private_address'],
  ['https://169.254.169.254/latest/meta-data/', 'private_address'],
  ['not a url', 'not_a_url'],
])('%s: %s', async (url, reason) => {
  expect(await refusal(url)).toBe(reason);
});

test.each([
  ['one address inside', [LOOPBACK]],
  ['one inside among others', [PUBLIC, { address: '10.0.0.1', family: 4 }]],
  ['mapped', [{ address: '::ffff:192.168.0.1', family: 6 }]],
  ['unique local', [{ address: 'fd12::1', family: 6 }]],
])('a name that resolves to %s is refused', async (_name, addresses) => {
  expect(await refusal('https://innocent.example/', { resolve: async () => addresses })).toBe(
    'private_address',
  );
});

test('a name without addresses is refused', async () => {
  expect(await refusal('https://nowhere.example/', { resolve: async () => [] })).toBe('name_not_found');
});

test('a form hears why a target may not be called, before anything is', async () => {
  const names: Record<string, Address[]> = { 'out.example': [PUBLIC], 'in.example': [LOOPBACK] };
  const guard = outboundGuard({ allowPrivate: false, resolve: async (name) => names[name] ?? [] });
  expect(await guard.why('https://out.example/')).toBeNull();
  expect(await guard.why('https://in.example/')).toBe('private_address');
  expect(await guard.why('https://nowhere.example/')).toBe('name_not_found');
  expect(await guard.why('https://10.0.0.1/')).toBe('private_address');
  expect(await guard.why('https://1.1.1.1/')).toBeNull();
  expect(await guard.why('http://out.example/')).toBe('scheme_not_allowed');
  expect(await guard.why('x')).toBe('not_a_url');
});

test('allowed ports and names outside pass the guard', () => {
  const guard = outboundGuard({ allowPrivate: false });
  for (const url of [
    'https://example.org/',
    'https://example.org:443/',
    'https://example.org:8443/x',
    'https://1.1.1.1/',
  ]) {
    expect(guard.objection(new URL(url))).toBeUndefined();
  }
});

test('a name that changes its answer gains nothing: the address that was checked is the address that is called', async () => {
  const answers: Address[][] = [[LOOPBACK], [{ address: '10.66.66.66', family: 4 }]];
  let asked = 0;
  const resolve = async (): Promise<Address[]> => answers[asked++] ?? [];
  const isAllowed = (address: string): boolean => address === LOOPBACK.address;
  const http = open({ allowPrivate: true, resolve, isAllowed });
  expect(await http.post(`http://rebinding.example:${target.port}/hook`, request)).toMatchObject({
    status: 200,
  });
  expect(asked).toBe(1);
  target.dropConnections();
  await expect(http.post(`http://rebinding.example:${target.port}/hook`, request)).rejects.toThrow(
    'private_address',
  );
  expect(target.requests).toHaveLength(1);
});

test('where private targets are allowed, plain http to any port works, and the name is sent along', async () => {
  const http = open({ allowPrivate: true, resolve: async () => [LOOPBACK] });
  const reply = await http.post(`http://bot.internal:${target.port}/hook?x=1`, {
    ...request,
    body: '{"a":1}',
  });
  expect(reply).toMatchObject({ status: 200, text: 'ok', retryAfterMs: null });
  expect(target.requests).toMatchObject([
    { host: `bot.internal:${target.port}`, path: '/hook?x=1', body: '{"a":1}' },
  ]);
});

test('a redirect is an answer, not a way round the guard', async () => {
  target.reply = { status: 302, headers: { location: 'http://169.254.169.254/' }, body: '' };
  expect(await open({ allowPrivate: true }).post(target.url, request)).toMatchObject({ status: 302 });
  expect(target.requests).toHaveLength(1);
});

test('a target that is silent is given up', async () => {
  target.reply = 'silence';
  await expect(open({ allowPrivate: true, timeoutMs: 100 }).post(target.url, request)).rejects.toThrow();
});

test('a long answer is cut, and counts as the answer it is', async () => {
  target.reply = { status: 202, headers: {}, body: 'x'.repeat(5_000_000) };
  const reply = await open({ allowPrivate: true, maxReplyBytes: 1_000 }).post(target.url, request);
  expect(reply).toMatchObject({ status: 202, text: 'x'.repeat(1_000) });
});

test('Retry-After is read', async () => {
  target.reply = { status: 429, headers: { 'retry-after': '30' }, body: '' };
  expect(await open({ allowPrivate: true }).post(target.url, request)).toMatchObject({
    status: 429,
    retryAfterMs: 30_000,
  });
});
