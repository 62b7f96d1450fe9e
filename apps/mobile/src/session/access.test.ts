import { id } from '../live/sample/people.ts';
import { accessTo } from './access.ts';
import { signIn, signInByCode } from './auth.ts';

const kept = { bearer: null as string | null };
jest.mock('../platform/session-store', () => ({
  credentials: 'omit',
  readBearer: () => Promise.resolve(kept.bearer),
  keepBearer: (token: string | null) => Promise.resolve(void (kept.bearer = token)),
}));

const SERVER = 'https://baton.test';
const me = { memberId: id(1), name: 'Alice', role: 'operator', permissions: ['chatbot.respond'] };
const tokenAnswer = (token: string, expiresAt: number) =>
  Response.json({ token, expiresAt, me, organization: { id: id(9), name: 'Northbound Travel' } });

let answers: Record<string, () => Response | Promise<Response>>;
const asked: { path: string; authorization: string | null }[] = [];

beforeEach(() => {
  kept.bearer = null;
  asked.length = 0;
  jest.spyOn(globalThis, 'fetch').mockImplementation((url, init) => {
    const path = String(url).slice(SERVER.length);
    asked.push({ path, authorization: new Headers(init?.headers).get('authorization') });
    const answer = answers[path];
    return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError('Network request failed'));
  });
});

test('a token is asked for once, kept, and renewed before it dies or when it was refused', async () => {
  let now = 1000;
  let count = 0;
  answers = { '/v1/token': () => tokenAnswer(`t${++count}`, now + 300_000) };
  const { getToken } = accessTo(SERVER, () => now);
  expect(await Promise.all([getToken(), getToken()])).toEqual(['t1', 't1']);
  now += 200_000;
  expect(await getToken()).toBe('t1');
  now += 80_000;
  expect(await getToken()).toBe('t2');
  expect(await getToken(true)).toBe('t3');
});

test('nobody signed in is not the same as nobody there', async () => {
  answers = { '/v1/token': () => new Response(null, { status: 401 }) };
  expect(await accessTo(SERVER).getToken()).toBeNull();
  answers = {};
  await expect(accessTo(SERVER).getToken()).rejects.toThrow('Network request failed');
});

test('a request carries the token', async () => {
  answers = {
    '/v1/token': () => tokenAnswer('t1', Date.now() + 300_000),
    '/v1/devices': () => Response.json({}),
  };
  await accessTo(SERVER).call('/v1/devices', { transport: 'expo' });
  expect(asked.at(-1)).toEqual({ path: '/v1/devices', authorization: 'Bearer t1' });
});

test('a phone keeps the session’s token and asks with it', async () => {
  answers = {
    '/api/auth/sign-in/email': () => Response.json({}, { headers: { 'set-auth-token': 'session' } }),
    '/v1/token': () => tokenAnswer('t1', Date.now() + 300_000),
  };
  expect(await signIn(SERVER, { email: 'alice@example.com', password: 'right' })).toEqual({ ok: true });
  expect(asked.at(-1)).toEqual({ path: '/v1/token', authorization: 'Bearer session' });
});

test.each([
  [401, 'wrong'],
  [403, 'refused'],
  [429, 'too_many'],
  [500, 'no_server'],
])('a sign-in answered with %i is “%s”', async (status, why) => {
  answers = { '/api/auth/sign-in/email': () => new Response(null, { status }) };
  expect(await signIn(SERVER, { email: 'a@b.c', password: 'x' })).toEqual({ ok: false, why });
});

test.each([
  ['wrong_code', 401, 'wrong_code'],
  ['second_step_over', 401, 'step_over'],
  ['rate_limited', 429, 'too_many'],
])('a second step refused with %s (%i) is “%s”', async (code, status, why) => {
  const problem = { type: `/docs/errors#${code}`, title: 'No', status, code, detail: 'Not so' };
  answers = { '/api/auth/two-factor/verify-totp': () => Response.json(problem, { status }) };
  expect(await signInByCode(SERVER, 'step', '123456')).toEqual({ ok: false, why });
});

test('a login without a membership says so, and no network is no wrong password', async () => {
  answers = {
    '/api/auth/sign-in/email': () => Response.json({}),
    '/v1/token': () => new Response(null, { status: 403 }),
  };
  expect(await signIn(SERVER, { email: 'a@b.c', password: 'x' })).toEqual({ ok: false, why: 'no_member' });
  answers = {};
  expect(await signIn(SERVER, { email: 'a@b.c', password: 'x' })).toEqual({ ok: false, why: 'no_server' });
});
