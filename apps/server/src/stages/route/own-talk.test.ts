import { randomUUID } from 'node:crypto';
import type { Done, EventDecisions, AlertList, PushPayload, Thread } from '@baton/protocol';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { z } from 'zod';
import { FakeExpo } from '../../../../../e2e/fake-push/expo.ts';
import { get, post, startTrial } from '../../trial-server.ts';
import type { Acting, Trial } from '../../trial-server.ts';

let trial: Trial;
let expo: FakeExpo;
let alice: Acting;
let ben: Acting;
beforeAll(async () => {
  expo = await FakeExpo.start();
  trial = await startTrial({ BATON_EXPO_URL: expo.url });
});
beforeEach(async () => {
  [alice, ben] = [await trial.member('Alice', 'operator'), await trial.member('Ben', 'operator')];
});
afterAll(async () => {
  await trial.stop();
  await expo.close();
});

const url = (path: string): string => trial.baseUrl + path;
const command = (who: Acting, body: object) => post<Done>(url('/v1/commands'), body, who.token);

async function addPhone({ token }: Acting): Promise<string> {
  const to = `ExpoPushToken[${randomUUID()}]`;
  const device = { transport: 'expo', label: 'Phone', address: { token: to } };
  expect((await post(url('/v1/devices'), device, token)).status).toBe(201);
  return to;
}
const shown = (phone: string) =>
  expo.inbox(phone).map(({ title, body, data }) => ({ ...(data as PushPayload), title, body }));
const told = (phone: string, title: string) =>
  vi.waitFor(() => {
    const found = shown(phone).find((push) => push.title === title);
    expect(found, JSON.stringify(shown(phone).map((push) => push.title))).toBeDefined();
    return found!;
  }, 8000);

/** A customer whom Alice has; phones come later, so that no ring is in the way. */
async function held() {
  const sessions = (body: object) =>
    post<{ token: string; conversationId: string }>(url('/v1/customer/sessions'), body);
  const { token } = (await sessions({ botId: trial.botId, name: 'Yusuf Demir' })).body;
  const say = (text: string) =>
    post(url('/v1/customer/commands'), { type: 'send', id: randomUUID(), text }, token);
  await say('Merhaba');
  await post(url('/v1/customer/commands'), { type: 'request_human' }, token);
  const { conversationId: id } = (await sessions({ botId: trial.botId, token })).body;
  const { body } = await get<Thread>(url(`/v1/conversations/${id}/thread`), alice.token);
  const handoffId = body.conversation.handoff!.id;
  const { fence } = (await post<Done>(url(`/v1/handoffs/${handoffId}/claim`), {}, alice.token)).body;
  return { id, fence, say };
}
const newest = async (kind: string) => {
  const { body } = await get<z.infer<typeof AlertList>>(url('/v1/alerts'), alice.token);
  return body.alerts.find((alert) => alert.kind === kind)!;
};

test('whoever is given a conversation hears of it, with the word that came along; it is over when it moves on', async () => {
  const { id, fence } = await held();
  const phone = await addPhone(ben);
  const give = { type: 'transfer', conversationId: id, fence, to: ben.memberId, note: 'speaks Turkish' };
  expect((await command(alice, give)).status).toBe(200);
  const push = await told(phone, 'Alice gave you Yusuf Demir');
  expect(push).toMatchObject({
    kind: 'conversation',
    body: '"speaks Turkish" Tap to respond.',
    url: `/conversations/${id}`,
    loudness: 'loud',
    claimToken: null,
  });
  const { seq } = await newest('conversation.transferred');
  const { body } = await get<z.infer<typeof EventDecisions>>(url(`/v1/alerts/${seq}/decisions`), alice.token);
  expect(body.decisions).toMatchObject([
    { member: { memberId: ben.memberId }, verdict: 'push', reason: 'concerns_them' },
  ]);
  await command(ben, { type: 'release', conversationId: id, fence: fence + 1 });
  expect(await told(phone, 'No longer with you')).toMatchObject({ kind: 'over', tag: push.tag, quiet: true });
});

test('a note that names a teammate reaches them, and nobody else', async () => {
  const { id, fence } = await held();
  const [hers, his] = [await addPhone(alice), await addPhone(ben)];
  const note = { type: 'send', conversationId: id, fence, id: randomUUID(), kind: 'note' };
  await command(alice, { ...note, text: '@Ben see the refund?', mentions: [ben.memberId, alice.memberId] });
  expect((await told(his, 'Alice named you: Yusuf Demir')).body).toContain('see the refund?');
  expect(shown(hers)).toEqual([]);
});

test('a customer who writes to an operator who looks elsewhere is pushed, once a minute', async () => {
  const { say } = await held();
  const phone = await addPhone(alice);
  await say('Are you there?');
  await say('Hello?');
  const push = await told(phone, '💬 Yusuf Demir');
  expect(push.body).toContain('Are you there?');
  await say('Hello??');
  const { seq } = await newest('conversation.replied');
  await vi.waitFor(async () =>
    expect(
      await trial.app.manage.database.rows(
        'q',
        `select 1 from deliveries where seq = $1 and state = 'accepted'`,
        [seq],
      ),
    ).toHaveLength(1),
  );
  expect(shown(phone).filter(({ title }) => title === '💬 Yusuf Demir')).toHaveLength(1);
});

test('a snooze that ends by its time is pushed to whoever put it off', async () => {
  const { id, fence } = await held();
  const phone = await addPhone(alice);
  await command(alice, { type: 'snooze', conversationId: id, fence, until: Date.now() + 300 });
  expect((await told(phone, 'Back from snooze: Yusuf Demir')).url).toBe(`/conversations/${id}`);
});
