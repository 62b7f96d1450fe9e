import { problemOf, readAnswer } from '@baton/client';
import type { TokenAnswer } from '@baton/protocol';
import { credentials, keepBearer, readBearer } from '../platform/session-store';

export type SignInFailure =
  | 'wrong'
  | 'refused'
  | 'no_server'
  | 'too_many'
  | 'no_member'
  | 'wrong_code'
  | 'step_over';
/** `step` stands for the password that was right; `null` where the browser keeps it in a cookie. */
export type SecondStep = { ok: false; why: 'second_step'; step: string | null };
export type SignInAnswer = { ok: true } | { ok: false; why: SignInFailure } | SecondStep;

/** The server said that nobody is signed in. */
export class SignedOut extends Error {}

/** How phones, which keep no cookies, carry the first step to the second. */
const SECOND_STEP = 'x-second-step';
const JSON_BODY = { 'content-type': 'application/json' };

export async function signIn(
  server: string,
  { email, password }: { email: string; password: string },
): Promise<SignInAnswer> {
  const answer = await reach(`${server}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: JSON_BODY,
    credentials,
    body: JSON.stringify({ email, password }),
  });
  if (answer === null) return { ok: false, why: 'no_server' };
  if (answer.status === 429) return { ok: false, why: 'too_many' };
  // 403: the login library does not take sign-ins from this origin, whatever the password.
  if (answer.status === 403) return { ok: false, why: 'refused' };
  if (!answer.ok)
    return { ok: false, why: answer.status >= 500 || answer.status === 404 ? 'no_server' : 'wrong' };
  const { twoFactorRedirect } = (await answer.json()) as { twoFactorRedirect?: boolean };
  if (twoFactorRedirect === true)
    return { ok: false, why: 'second_step', step: answer.headers.get(SECOND_STEP) };
  return settle(server, answer);
}

/** The second step: six digits of the moment, or a backup code. */
export async function signInByCode(server: string, step: string | null, code: string): Promise<SignInAnswer> {
  const kind = /^\d{6}$/.test(code) ? 'totp' : 'backup-code';
  const answer = await reach(`${server}/api/auth/two-factor/verify-${kind}`, {
    method: 'POST',
    // A browser has the step in its cookie, and sends that.
    headers: { ...JSON_BODY, ...(step === null || credentials !== 'omit' ? {} : { [SECOND_STEP]: step }) },
    credentials,
    body: JSON.stringify({ code }),
  });
  if (answer === null || answer.status >= 500) return { ok: false, why: 'no_server' };
  if (answer.status === 429) return { ok: false, why: 'too_many' };
  if (answer.ok) return settle(server, answer);
  return { ok: false, why: (await codeOf(answer)) === 'second_step_over' ? 'step_over' : 'wrong_code' };
}

/** Keeps the session that a sign-in gave, if it belongs to a member. */
async function settle(server: string, answer: Response): Promise<SignInAnswer> {
  await keepBearer(answer.headers.get('set-auth-token'));
  try {
    await fetchToken(server);
    return { ok: true };
  } catch (refused) {
    return { ok: false, why: refused instanceof SignedOut ? 'no_member' : 'no_server' };
  }
}

/**
 * Trades the session for a short-lived access token.
 * @throws SignedOut when there is no session or no membership, anything else when the server cannot be reached.
 */
export async function fetchToken(server: string): Promise<TokenAnswer> {
  const answer = await fetch(`${server}/v1/token`, {
    method: 'POST',
    headers: { ...JSON_BODY, ...(await bearerHeader()) },
    credentials,
    body: '{}',
  });
  if (answer.status === 401 || answer.status === 403) throw new SignedOut();
  if (!answer.ok) throw new Error(`token: ${answer.status}`);
  return readAnswer<TokenAnswer>(answer, { token: 'string', expiresAt: 'number', me: 'object' });
}

/** Asks the login library in the session's name. A session that it changes for a new one is kept. @throws when the server cannot be reached */
export async function askLogin(server: string, path: string, body: object): Promise<Response> {
  const headers = { ...JSON_BODY, ...(await bearerHeader()) };
  const answer = await fetch(`${server}/api/auth/${path}`, {
    method: 'POST',
    headers,
    credentials,
    body: JSON.stringify(body),
  });
  const renewed = answer.headers.get('set-auth-token');
  if (answer.ok && renewed !== null) await keepBearer(renewed);
  return answer;
}

/** Ends the session on the server, as far as it can be reached, and on this device in any case. `token` ends with it. */
export async function signOut(server: string, token: string | null): Promise<void> {
  if (token !== null)
    await reach(`${server}/v1/sign-out`, {
      method: 'POST',
      headers: { ...JSON_BODY, authorization: `Bearer ${token}` },
      body: '{}',
    });
  const headers = { ...JSON_BODY, ...(await bearerHeader()) };
  await reach(`${server}/api/auth/sign-out`, { method: 'POST', headers, credentials, body: '{}' });
  await keepBearer(null);
}

async function bearerHeader(): Promise<Record<string, string>> {
  const bearer = await readBearer();
  return bearer === null ? {} : { authorization: `Bearer ${bearer}` };
}

async function reach(url: string, init: RequestInit): Promise<Response | null> {
  try {
    return await fetch(url, init);
  } catch (unreachable) {
    console.info('server not reached', (unreachable as Error).name);
    return null;
  }
}

/** What a refusal is called, for those who look it up. */
export async function codeOf(answer: Response): Promise<string> {
  return problemOf(await answer.json().catch(() => null))?.code ?? `http_${answer.status}`;
}
