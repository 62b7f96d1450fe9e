import type { Problem } from '@baton/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalOfLogin } from './login-refusals.ts';
import { post, startTrial } from '../trial-server.ts';
import type { Trial } from '../trial-server.ts';

let trial: Trial;
let session: string;
let login: { email: string; password: string };
beforeAll(async () => {
  trial = await startTrial();
  ({ session, login } = await trial.join('Pia', 'operator'));
});
afterAll(() => trial.stop());

type Body = object | string;
async function ask(path: string, body: Body, headers: Record<string, string> = {}) {
  const answer = await fetch(`${trial.baseUrl}/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: trial.baseUrl, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await answer.text();
  return { answer, status: answer.status, body: JSON.parse(text) as Problem };
}
const signedIn = () => ({ authorization: `Bearer ${session}` });
const wrong = () => ({ ...login, password: 'not it' });

type Case = { what: string; path: string; body: () => Body; headers?: () => Record<string, string> };
const signIn = (what: string, body: () => Body, headers?: Case['headers']): Case => ({
  what,
  path: 'sign-in/email',
  body,
  ...(headers && { headers }),
});
const secondStep = (what: string, to: string, body: object, headers?: Case['headers']): Case => ({
  what,
  path: `two-factor/${to}`,
  body: () => body,
  ...(headers && { headers }),
});
const table = () => ({ 'content-type': 'text/csv' });

const CASES: [number, string, Case][] = [
  [401, 'wrong_login', signIn('a wrong password', wrong)],
  [401, 'wrong_login', signIn('a zero in a password', () => ({ ...login, password: 'no\0' }))],
  [400, 'invalid_request', signIn('no password', () => ({ email: login.email }))],
  [400, 'invalid_request', signIn('half a body', () => '{"email":')],
  [400, 'invalid_request', signIn('a deep body', () => '['.repeat(3000))],
  [400, 'invalid_request', signIn('a table', () => 'a,b', table)],
  [413, 'payload_too_large', signIn('a large body', () => ({ email: 'x'.repeat(17_000) }))],
  [400, 'wrong_password', secondStep('not the password', 'enable', { password: 'not it' }, signedIn)],
  [401, 'unauthenticated', secondStep('nobody signed in', 'enable', { password: 'not it' })],
  [401, 'second_step_over', secondStep('no first step', 'verify-totp', { code: '000000' })],
  [401, 'second_step_over', secondStep('a backup code alone', 'verify-backup-code', { code: 'a-b' })],
  [
    400,
    'invalid_request',
    {
      what: 'a zero in a token',
      path: 'reset-password',
      body: () => ({ token: 'a\0b', newPassword: 'long-enough' }),
    },
  ],
  [404, 'not_found', { what: 'a path that is none', path: 'nothing-here', body: () => ({}) }],
];
const cases = CASES.map(([status, code, asked]) => ({ status, code, ...asked }));
test.each(cases)('$what is refused as everywhere: $code', async ({ status, code, path, body, headers }) => {
  const refused = await ask(path, body(), headers?.());
  expect(refused).toMatchObject({ status, body: { code, status, type: `/docs/errors#${code}` } });
  expect(refused.answer.headers.get('content-type')).toContain('application/problem+json');
});

test.each([
  [403, '{"code":"INVALID_ORIGIN"}', { code: 'origin_refused' }],
  [401, '{"code":"INVALID_BACKUP_CODE","message":"No"}', { code: 'wrong_code' }],
  [404, '', { code: 'not_found' }],
  [400, '{"code":"NEW","message":"No"}', { code: 'invalid_request', facts: { issues: [{ message: 'No' }] } }],
  [500, '{"code":"INVALID_CODE"}', null],
])('what the library answers with %i %s', (status, answer, refused) => {
  expect(refusalOfLogin(status, answer)).toEqual(refused);
});

test('a name that the database cannot keep is kept as it can', async () => {
  const named = async (name: string) => {
    expect((await ask('update-user', { name }, signedIn())).status).toBe(200);
    const headers = signedIn();
    const kept = await fetch(`${trial.baseUrl}/api/auth/get-session`, { headers });
    return ((await kept.json()) as { user: { name: string } }).user.name;
  };
  expect(await named('Pi\0a \ud83d')).toBe('Pi\uFFFDa \uFFFD');
});

test('a password is the same at the invitation and at the sign-in, whatever stands in it', async () => {
  const odd = { email: 'odd@join.example', password: 'pass\0word \ud83d' };
  const owner = (await trial.signIn('olivia')).token;
  const invited = { email: odd.email, role: 'operator' };
  const { body } = await post<{ link: string }>(`${trial.baseUrl}/v1/invitations`, invited, owner);
  const accept = `${trial.baseUrl}/v1/invitations/${body.link.split('/').at(-1)}/accept`;
  expect((await post(accept, { name: 'Odd', password: odd.password })).status).toBe(201);
  expect((await ask('sign-in/email', odd)).status).toBe(200);
});

test('too many attempts are told when to come back', async () => {
  const limited = await startTrial({ BATON_RATE_LIMITS: 'on' });
  try {
    const attempt = () =>
      fetch(`${limited.baseUrl}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: limited.baseUrl },
        body: JSON.stringify({ email: 'nobody@example.com', password: 'not it' }),
      });
    let answer = await attempt();
    for (let n = 0; n < 15 && answer.status === 401; n += 1) answer = await attempt();
    expect(answer.status).toBe(429);
    expect(await answer.json()).toMatchObject({ code: 'rate_limited' });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(1);
  } finally {
    await limited.stop();
  }
});
