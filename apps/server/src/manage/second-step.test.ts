import { createHmac } from 'node:crypto';
import type { Login } from '@baton/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { get, post, startTrial } from '../trial-server.ts';
import type { Trial } from '../trial-server.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await startTrial();
});
afterAll(() => trial.stop());

const url = (path: string) => trial.baseUrl + path;
const auth = (path: string, body: object, headers: Record<string, string> = {}) =>
  fetch(url(`/api/auth/${path}`), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: trial.baseUrl, ...headers },
    body: JSON.stringify(body),
  });

/** The six digits of a moment (RFC 6238), as the app on a phone would show them. */
function codeOf(uri: string, at = Date.now()): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...new URL(uri).searchParams.get('secret')!]
    .filter((letter) => letter !== '=')
    .map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const start = mac.at(-1)! & 0xf;
  return String((mac.readUInt32BE(start) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

async function withSecondStep(name: string) {
  const { login, session } = await trial.join(name, 'operator');
  const bearer = { authorization: `Bearer ${session}` };
  expect((await auth('two-factor/enable', { password: 'not it' }, bearer)).status).toBe(400);
  const made = await auth('two-factor/enable', { password: login.password }, bearer);
  const { totpURI, backupCodes } = (await made.json()) as { totpURI: string; backupCodes: string[] };
  // Until a code was seen, the second step is not asked for: nobody locks themselves out by a wrong scan.
  expect((await auth('sign-in/email', login)).headers.get('set-auth-token')).not.toBeNull();
  const on = await auth('two-factor/verify-totp', { code: codeOf(totpURI) }, bearer);
  expect(on.status).toBe(200);
  return { login, totpURI, backupCodes, session: on.headers.get('set-auth-token')! };
}

test('with a second step a password alone opens nothing; the code does, on phones too', async () => {
  const { login, totpURI, session } = await withSecondStep('Wanda');
  const { body: access } = await post<{ token: string }>(url('/v1/token'), {}, session);
  expect((await get<Login>(url('/v1/me/login'), access.token)).body.secondStep).toBe(true);

  const begun = await auth('sign-in/email', login);
  expect(await begun.json()).toMatchObject({ twoFactorRedirect: true, twoFactorMethods: ['totp'] });
  expect(begun.headers.get('set-auth-token')).toBeNull();
  const step = { 'x-second-step': begun.headers.get('x-second-step')! };
  expect((await auth('two-factor/verify-totp', { code: '000000' }, step)).status).toBe(401);
  expect((await auth('two-factor/verify-totp', { code: codeOf(totpURI) })).status).toBe(401);
  const ended = await auth('two-factor/verify-totp', { code: codeOf(totpURI) }, step);
  const { status } = await post(url('/v1/token'), {}, ended.headers.get('set-auth-token')!);
  expect(status).toBe(200);
});

test('a browser keeps the first step in a cookie that no script reads', async () => {
  const { login, totpURI } = await withSecondStep('Xenia');
  const begun = await auth('sign-in/email', login);
  const cookie = begun.headers.getSetCookie().find((one) => one.startsWith('baton.two_factor='))!;
  expect(cookie).toContain('HttpOnly');
  const ended = await auth(
    'two-factor/verify-totp',
    { code: codeOf(totpURI) },
    { cookie: cookie.split(';')[0]! },
  );
  expect(ended.status).toBe(200);
});

test('each backup code opens once', async () => {
  const { login, backupCodes } = await withSecondStep('Yara');
  const answers: number[] = [];
  for (let n = 0; n < 2; n++) {
    const step = { 'x-second-step': (await auth('sign-in/email', login)).headers.get('x-second-step')! };
    answers.push((await auth('two-factor/verify-backup-code', { code: backupCodes[0] }, step)).status);
  }
  expect(answers).toEqual([200, 401]);
});

test('turning it off takes the password, and then the password is enough', async () => {
  const { login, session } = await withSecondStep('Zoe');
  const bearer = { authorization: `Bearer ${session}` };
  expect((await auth('two-factor/disable', { password: 'not it' }, bearer)).status).toBe(400);
  expect((await auth('two-factor/disable', { password: login.password }, bearer)).status).toBe(200);
  expect((await auth('sign-in/email', login)).headers.get('set-auth-token')).not.toBeNull();
});
