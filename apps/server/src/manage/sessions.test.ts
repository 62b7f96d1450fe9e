import type { Device, Login, TokenAnswer } from '@baton/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endOf, connectOperator } from '../trial-socket.ts';
import { get, post, signInWith, startTrial } from '../trial-server.ts';
import type { Trial } from '../trial-server.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await startTrial();
});
afterAll(() => trial.stop());

const url = (path: string) => trial.baseUrl + path;
const loginOf = async ({ token }: TokenAnswer) => (await get<Login>(url('/v1/me/login'), token)).body;
const end = async (path: string, { token }: TokenAnswer) =>
  (await fetch(url(path), { method: 'DELETE', headers: { authorization: `Bearer ${token}` } })).status;
const register = ({ token }: TokenAnswer, n: string) => {
  const address = { token: `ExponentPushToken[${n.repeat(22)}]` };
  return post(url('/v1/devices'), { transport: 'expo', label: `Pixel ${n}`, address }, token);
};
const goneOf = async ({ token }: TokenAnswer) =>
  (await get<{ devices: Device[] }>(url('/v1/devices'), token)).body.devices.map(({ gone }) => gone);

test('one sees where one is signed in, this one first, and which of it rings', async () => {
  const { login, access: phone } = await trial.join('Signe', 'operator');
  await register(phone, '1');
  const laptop = (await signInWith(trial.baseUrl, login)).access;
  const { email, secondStep, sessions } = await loginOf(laptop);
  expect({ email, secondStep }).toEqual({ email: login.email, secondStep: false });
  expect(sessions.map(({ current, rings, label }) => ({ current, rings, label }))).toEqual([
    { current: true, rings: false, label: null },
    { current: false, rings: true, label: 'Pixel 1' },
  ]);
  expect(sessions.every(({ lastSeenAt, startedAt }) => lastSeenAt >= startedAt - 1000)).toBe(true);
});

test('ending a session elsewhere ends its socket, its tokens, its login and its pushes', async () => {
  const { login, session, access: phone } = await trial.join('Tomas', 'operator');
  await register(phone, '2');
  const laptop = (await signInWith(trial.baseUrl, login)).access;
  const [onPhone, onLaptop] = [
    await connectOperator(trial.baseUrl, phone.token),
    await connectOperator(trial.baseUrl, laptop.token),
  ];
  const ended = endOf(onPhone);
  const { id } = (await loginOf(laptop)).sessions.find(({ current }) => !current)!;
  expect(await end(`/v1/me/sessions/${id}`, laptop)).toBe(204);
  expect(await ended).toBe('token_expired');
  expect((await get(url('/v1/snapshot'), phone.token)).status).toBe(401);
  expect((await post(url('/v1/token'), {}, session)).status).toBe(401);
  expect(await goneOf(laptop)).toEqual([true]);
  expect(onLaptop.connected).toBe(true);
  expect((await loginOf(laptop)).sessions).toHaveLength(1);
  expect(await end(`/v1/me/sessions/${id}`, laptop)).toBe(404);
  onLaptop.close();
});

test('ending all others leaves this one; nobody ends somebody else’s', async () => {
  const { login, access: first } = await trial.join('Ugo', 'operator');
  const second = (await signInWith(trial.baseUrl, login)).access;
  const other = (await loginOf(await trial.signIn('alice'))).sessions[0]!;
  expect(await end(`/v1/me/sessions/${other.id}`, second)).toBe(404);
  expect(await end('/v1/me/sessions', second)).toBe(204);
  expect((await get(url('/v1/snapshot'), first.token)).status).toBe(401);
  expect((await loginOf(second)).sessions.map(({ current }) => current)).toEqual([true]);
});

test('a session elsewhere is ended by this server alone, so that nothing of it lives on', async () => {
  const { session } = await trial.join('Vera', 'operator');
  for (const path of ['revoke-sessions', 'revoke-other-sessions', 'revoke-session'])
    expect(
      (
        await fetch(url(`/api/auth/${path}`), {
          method: 'POST',
          headers: { authorization: `Bearer ${session}` },
        })
      ).status,
    ).toBe(404);
});
