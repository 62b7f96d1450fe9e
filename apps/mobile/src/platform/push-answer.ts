import { problemOf, readAnswer } from '@baton/client';
import type { PushPayload, PushText } from '@baton/protocol';
import { i18n } from '../i18n/i18n.ts';
import { speak } from '../preferences/language-choice.tsx';
import { tapOf } from '../push/tap.ts';
import { knownServer } from './server';
import { showAnswer } from './show-answer';

/** The system lets a phone that it woke work for some seconds. */
const PATIENCE_MS = 5000;

/**
 * Does what a tap on a push means. `action` is `claim`, `later` or the platform's name for a plain tap. Answers with the path to show,
 * or `null` to stay. Safe to call twice for one tap: the claim token's second use has the first one's answer.
 */
export async function answerPush(payload: PushPayload, action: string): Promise<string | null> {
  const { acknowledge, claim, open } = tapOf(payload, action, Date.now());
  if (claim === null) {
    const told = tellPush(payload, acknowledge);
    // Nothing is shown, so the app may be put to sleep before the answer has left.
    if (open === null) await told;
    return open;
  }
  const answer = await post('/v1/push/claim', { token: claim });
  void tellPush(payload, acknowledge);
  // The app may have been started for this alone: its language is not there yet.
  await speak();
  await showAnswer(payload, await verdict(answer));
  return open;
}

/** Says what became of a push; `false` when nobody heard it. */
export const tellPush = async (
  { ackToken: token }: PushPayload,
  what: 'received' | 'opened' | 'acted',
): Promise<boolean> => (await post('/v1/push/ack', { token, what })) !== null;

/** The words of a push that left without them; `null` when they cannot be had within a few seconds. */
export async function pushText({ ackToken: token }: PushPayload): Promise<PushText | null> {
  const answer = await Promise.race([post('/v1/push/text', { token }), late()]);
  return answer?.ok ? readAnswer<PushText>(answer, { title: 'string', body: 'string' }) : null;
}

const late = () => new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));

async function verdict(answer: Response | null): Promise<string> {
  if (answer === null) return i18n.t('push.failed');
  if (answer.ok) return i18n.t('push.won');
  const problem = problemOf(await answer.json().catch(() => null));
  const by = (problem?.claimedBy as { name?: string } | undefined)?.name;
  return by === undefined ? i18n.t('push.failed') : i18n.t('push.lost', { name: by });
}

/** `null` when the server could not be reached. */
async function post(path: string, body: object): Promise<Response | null> {
  const server = knownServer();
  if (server === null) return null;
  try {
    return await fetch(server + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      credentials: 'omit',
    });
  } catch (unreachable) {
    console.info('push answer not sent', (unreachable as Error).name);
    return null;
  }
}
