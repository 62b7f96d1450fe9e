import { randomUUID } from 'node:crypto';
import type { CustomerSession, PushPayload, PushShown, PushText, Snapshot } from '@baton/protocol';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { FakeExpo } from '../../../../e2e/fake-push/expo.ts';
import { get, post, startTrial } from '../trial-server.ts';
import type { Acting, Trial } from '../trial-server.ts';

let trial: Trial;
let expo: FakeExpo;
let cleo: Acting;
let phone: string;
beforeAll(async () => {
  expo = await FakeExpo.start();
  trial = await startTrial({ BATON_EXPO_URL: expo.url, BATON_CONTENT_FREE_PUSHES: 'true' });
});
beforeEach(async () => {
  cleo = await trial.member('Cleo', 'operator');
  phone = `ExpoPushToken[${randomUUID()}]`;
  const device = { transport: 'expo', label: 'Phone', address: { token: phone } };
  expect((await post(url('/v1/devices'), device, cleo.token)).status).toBe(201);
});
afterAll(async () => {
  await trial.stop();
  await expo.close();
});

const url = (path: string) => trial.baseUrl + path;

/** The next push of this kind that the phone gets, after those that are known. */
async function next(kind: string, known: readonly PushPayload[] = []): Promise<PushPayload> {
  const ids = known.map(({ deliveryId }) => deliveryId);
  return vi.waitFor(() => {
    const pushes = expo.inbox(phone).map(({ data }) => data as PushPayload);
    const push = pushes.find((one) => one.kind === kind && !ids.includes(one.deliveryId));
    expect(push).toBeDefined();
    return push!;
  }, 10_000);
}

/** What the app shows of it, and its ledger. */
async function saidBy({ deliveryId, ackToken }: PushPayload): Promise<string> {
  const { body: text } = await post<PushText>(url('/v1/push/text'), { token: ackToken });
  const { body: shown } = await get<PushShown>(url(`/v1/pushes/${deliveryId}`), cleo.token);
  expect(text).toEqual({ title: shown.title, body: shown.body });
  return `${text.title} | ${text.body}`;
}

async function customer() {
  const session = { botId: trial.botId, name: randomUUID() };
  const { body } = await post<CustomerSession>(url('/v1/customer/sessions'), session);
  const command = (what: object) => post(url('/v1/customer/commands'), what, body.token);
  const waits = () =>
    vi.waitFor(async () => {
      const { body: snapshot } = await get<Snapshot>(url('/v1/snapshot'), cleo.token);
      const one = snapshot.conversations.find(({ customer: { name } }) => name === session.name);
      expect(one).toMatchObject({ owner: 'queue' });
      return one!.handoff!.id;
    });
  return {
    says: (text: string) => command({ type: 'send', id: randomUUID(), text }),
    asks: async () => {
      await command({ type: 'request_human' });
      return waits();
    },
    cancels: () => command({ type: 'leave_queue' }),
  };
}
type Held = { conversationId: string; fence: number };
const claim = async (handoffId: string, { token }: Acting): Promise<Held> =>
  (await post<Held>(url(`/v1/handoffs/${handoffId}/claim`), {}, token)).body;
const command = async ({ conversationId, fence }: Held, { token }: Acting, what: object) =>
  expect((await post(url('/v1/commands'), { conversationId, fence, ...what }, token)).status).toBe(200);

test('what replaced a ring names its bot, and who claimed then, whoever holds it now', async () => {
  const [alice, bob] = [await trial.member('Alice', 'operator'), await trial.member('Bob', 'operator')];
  const someone = await customer();
  await someone.says('hello');
  const handoffId = await someone.asks();
  const ring = await next('escalation');
  const held = await claim(handoffId, alice);
  const first = await next('claimed');
  expect(await saidBy(first)).toBe('Claimed by Alice | Booking: nothing left to do for you.');
  await command(held, alice, { type: 'release' });
  await next('escalation', [ring]);
  expect(await saidBy(first)).toBe('Claimed by Alice | Booking: nothing left to do for you.');
  await claim(handoffId, bob);
  const second = await next('claimed', [first]);
  expect(await saidBy(second)).toBe('Claimed by Bob | Booking: nothing left to do for you.');
  expect(await saidBy(first)).toBe('Claimed by Alice | Booking: nothing left to do for you.');
});

test('a ring keeps its own words when the customer asks for a human a second time', async () => {
  const someone = await customer();
  await someone.says('My order is lost');
  const first = await someone.asks();
  const ring = await next('escalation');
  const said = await saidBy(ring);
  expect(said).toContain('"My order is lost"');
  await someone.cancels();
  const withdrawn = await next('withdrawn');
  const gone = 'No longer needed | Booking: the customer went back to the bot.';
  expect(await saidBy(withdrawn)).toBe(gone);
  await someone.says('And now my refund');
  expect(await someone.asks()).not.toBe(first);
  const again = await next('escalation', [ring]);
  expect(await saidBy(again)).toContain('"And now my refund"');
  expect(await saidBy(ring)).toBe(said);
  expect(await saidBy(withdrawn)).toBe(gone);
});
