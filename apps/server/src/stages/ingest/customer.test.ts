import { randomUUID } from 'node:crypto';
import type { CustomerSession, Snapshot } from '@baton/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { get, post, startTrial } from '../../trial-server.ts';
import type { Trial } from '../../trial-server.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await startTrial();
});
afterAll(() => trial.stop());

const url = (path: string): string => trial.baseUrl + path;

/** Writes these words and asks for a human, unless the words do. */
async function says(text: string, asks: boolean) {
  const name = randomUUID();
  const { body } = await post<CustomerSession>(url('/v1/customer/sessions'), { botId: trial.botId, name });
  const command = (what: object) => post(url('/v1/customer/commands'), what, body.token);
  expect((await command({ type: 'send', id: randomUUID(), text })).status).toBe(200);
  if (asks) expect((await command({ type: 'request_human' })).status).toBe(200);
  const { token } = await trial.signIn('olivia');
  return vi.waitFor(async () => {
    const { body: snapshot } = await get<Snapshot>(url('/v1/snapshot'), token);
    const { handoff } = snapshot.conversations.find(({ customer }) => customer.name === name)!;
    expect(handoff?.state).toBe('waiting');
    return handoff!;
  }, 5000);
}

test('an emoji where the last words are cut: whoever asks for a human gets one', async () => {
  expect((await says(`${'a'.repeat(299)}😀 hello`, true)).state).toBe('waiting');
});

test('an emoji where the evidence is cut: what asks for a human is heard', async () => {
  const handoff = await says(`y${'x '.repeat(984)}I want to speak with a human. 😀 thanks`, false);
  expect(handoff.evidence[0]!.text.isWellFormed()).toBe(true);
});
