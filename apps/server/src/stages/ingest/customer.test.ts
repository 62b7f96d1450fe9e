import { randomUUID } from 'node:crypto';
import type { Conversation, CustomerSession, Snapshot } from '@baton/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { get, post, startTrial } from '../../trial-server.ts';
import type { Trial } from '../../trial-server.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await startTrial();
});
afterAll(() => trial.stop());

const url = (path: string): string => trial.baseUrl + path;

const conversationOf = async (name: string): Promise<Conversation> => {
  const { token } = await trial.signIn('olivia');
  const { body } = await get<Snapshot>(url('/v1/snapshot'), token);
  return body.conversations.find(({ customer }) => customer.name === name)!;
};

/** Writes these words and asks for a human, unless the words do; `answered`: once the bot has spoken. */
async function says(text: string, asks: boolean, { answered = false } = {}) {
  const name = randomUUID();
  const { body } = await post<CustomerSession>(url('/v1/customer/sessions'), { botId: trial.botId, name });
  const command = (what: object) => post(url('/v1/customer/commands'), what, body.token);
  expect((await command({ type: 'send', id: randomUUID(), text })).status).toBe(200);
  if (answered)
    await vi.waitFor(async () => expect((await conversationOf(name)).lastMessage?.by).toBe('bot'), 5000);
  if (asks) expect((await command({ type: 'request_human' })).status).toBe(200);
  return vi.waitFor(async () => {
    const { handoff } = await conversationOf(name);
    expect(handoff?.state).toBe('waiting');
    return handoff!;
  }, 5000);
}

test('who is quoted is the customer, though the bot spoke last', async () => {
  const { lastWords } = await says('Where is my ring?', true, { answered: true });
  expect(lastWords).toBe('Where is my ring?');
});

test('an emoji where the last words are cut: whoever asks for a human gets one', async () => {
  expect((await says(`${'a'.repeat(299)}😀 hello`, true)).state).toBe('waiting');
});

test('an emoji where the evidence is cut: what asks for a human is heard', async () => {
  const handoff = await says(`y${'x '.repeat(984)}I want to speak with a human. 😀 thanks`, false);
  expect(handoff.evidence[0]!.text.isWellFormed()).toBe(true);
});
