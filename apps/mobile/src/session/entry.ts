import { readAnswer } from '@baton/client';
import { codeOf } from './auth.ts';

export type EntryFailure =
  | 'link_invalid'
  | 'already_set_up'
  | 'email_taken'
  | 'invalid_request'
  | 'no_server'
  | 'other';
export type EntryAnswer = { ok: true } | { ok: false; why: EntryFailure };
const KNOWN: readonly EntryFailure[] = ['link_invalid', 'already_set_up', 'email_taken', 'invalid_request'];

async function post(url: string, body: object): Promise<EntryAnswer> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (answer.ok) return { ok: true };
    const code = await codeOf(answer);
    return { ok: false, why: KNOWN.find((known) => known === code) ?? 'other' };
  } catch (unreachable) {
    console.info('server not reached', (unreachable as Error).name);
    return { ok: false, why: 'no_server' };
  }
}

/** Makes the first organization and its owner, by the link's token. */
export const setUp = (
  server: string,
  setup: { token: string; organization: string; name: string; email: string; password: string },
): Promise<EntryAnswer> => post(`${server}/v1/setup`, setup);

/** Makes the login of somebody who was invited. */
export const join = (
  server: string,
  token: string,
  login: { name: string; password: string },
): Promise<EntryAnswer> => post(`${server}/v1/invitations/${encodeURIComponent(token)}/accept`, login);

type Invitation = { organization: string; email: string };

/** What an invitation's link leads to; `null` when it no longer works. */
export async function invitation(server: string, token: string): Promise<Invitation | null> {
  try {
    const answer = await fetch(`${server}/v1/invitations/${encodeURIComponent(token)}`);
    return answer.ok
      ? await readAnswer<Invitation>(answer, { organization: 'string', email: 'string' })
      : null;
  } catch (unreachable) {
    console.info('server not reached', (unreachable as Error).name);
    return null;
  }
}
