import { randomUUID } from 'node:crypto';
import type {
  Conversation,
  CustomerSession,
  DecisionShown,
  Device,
  Done,
  Problem,
  PushPayload,
  Snapshot,
} from '@baton/protocol';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { z } from 'zod';
import { Autopush } from '../../../../../e2e/fake-push/autopush.ts';
import { FakeExpo } from '../../../../../e2e/fake-push/expo.ts';
import { UserAgent } from '../../../../../e2e/fake-push/user-agent.ts';
import { loadInstallation } from '../../manage/installation.ts';
import { signPushToken } from './push-token.ts';
import { connectOperator } from '../../trial-socket.ts';
import { get, post, startTrial } from '../../trial-server.ts';
import type { Acting, Trial } from '../../trial-server.ts';

type Decision = z.infer<typeof DecisionShown>;

let trial: Trial;
let expo: FakeExpo;
let autopush: Autopush;
let alice: Acting;
let ben: Acting;
const browsers: UserAgent[] = [];
beforeAll(async () => {
  [expo, autopush] = [await FakeExpo.start(), await Autopush.start()];
  trial = await startTrial({ BATON_EXPO_URL: expo.url });
});
beforeEach(async () => {
  [alice, ben] = [await trial.member('Alice', 'operator'), await trial.member('Ben', 'operator')];
});
/** Whoever was rung in one test is not in the next. */
afterEach(async () => {
  await trial.app.manage.database.rows('forget_devices', 'update devices set gone_at = 1', []);
});
afterAll(async () => {
  await trial.stop();
  for (const browser of browsers) await browser.disconnect();
  await Promise.all([expo.close(), autopush.close()]);
});

const url = (path: string) => trial.baseUrl + path;

async function addPhone({ token }: Acting, to = `ExpoPushToken[${randomUUID()}]`): Promise<string> {
  const device = { transport: 'expo', label: 'Phone', address: { token: to } };
  expect((await post(url('/v1/devices'), device, token)).status).toBe(201);
  return to;
}
async function addBrowser({ token }: Acting): Promise<UserAgent> {
  const { body: key } = await get<{ publicKey: string }>(url('/v1/push/key'), token);
  const browser = new UserAgent(autopush.url);
  await browser.connect();
  browsers.push(browser);
  const { endpoint, keys } = await browser.subscribe(key.publicKey);
  const device = { transport: 'web_push', label: 'Firefox', address: { endpoint, keys } };
  expect((await post(url('/v1/devices'), device, token)).status).toBe(201);
  return browser;
}
const devicesOf = async ({ token }: Acting) =>
  (await get<{ devices: Device[] }>(url('/v1/devices'), token)).body.devices;

/** A customer writes, so that there is a conversation, and can ask for a human. */
async function customer(name: string) {
  const { body } = await post<CustomerSession>(url('/v1/customer/sessions'), { botId: trial.botId, name });
  const command = (what: object) => post(url('/v1/customer/commands'), what, body.token);
  await command({ type: 'send', id: randomUUID(), text: 'hello' });
  const conversation = async (): Promise<Conversation> => {
    const { body: snapshot } = await get<Snapshot>(url('/v1/snapshot'), alice.token);
    return snapshot.conversations.find((one) => one.customer.name === name)!;
  };
  return { conversation, ask: () => command({ type: 'request_human' }) };
}
async function asking(name: string = randomUUID()) {
  const { conversation, ask } = await customer(name);
  await ask();
  const { id, handoff } = await conversation();
  return { conversation, id, handoffId: handoff!.id };
}
const decisions = async (handoffId: string): Promise<Decision[]> => {
  const path = url(`/v1/handoffs/${handoffId}/decisions`);
  return (await get<{ decisions: Decision[] }>(path, alice.token)).body.decisions;
};
const decisionOf = async (handoffId: string, { memberId }: Acting) =>
  (await decisions(handoffId)).find(({ member }) => member.memberId === memberId);
const deliveryOf = (handoffId: string, who: Acting) =>
  vi.waitFor(async () => {
    const [delivery] = (await decisionOf(handoffId, who))?.deliveries ?? [];
    expect(delivery).toBeDefined();
    return delivery!;
  });
const payloads = (phone: string) =>
  expo.inbox(phone).map(({ title, body, data }) => ({ ...(data as PushPayload), title, body }));
const rung = (phone: string) =>
  vi.waitFor(() => {
    const payload = payloads(phone).find(({ kind }) => kind === 'escalation');
    expect(payload).toBeDefined();
    return payload!;
  });
type Claimed = Problem & { conversationId: string; fence: number; url: string };
const claimByPush = (token: string | null) => post<Claimed>(url('/v1/push/claim'), { token });
const claim = (handoffId: string, { token }: Acting) =>
  post<Done & Problem>(url(`/v1/handoffs/${handoffId}/claim`), {}, token);
const linkInvalid = { status: 410, body: { code: 'link_invalid' } };

test('every member has a decision with its reason, every push its delivery and attempts', async () => {
  const people = await Promise.all(
    ['Quiet', 'Unsubscribed', 'Looking'].map((name) => trial.member(name, 'operator')),
  );
  const [quiet, unsubscribed, looking] = people as [Acting, Acting, Acting];
  for (const person of people) await addPhone(person);
  const hours = JSON.stringify({ zone: 'UTC', days: [0, 1, 2, 3, 4, 5, 6], start: '00:00', end: '00:00' });
  const { database } = trial.app.manage;
  await database.rows(
    'be_quiet',
    'update members set quiet_hours = $2, override_quiet_hours = false where id = $1',
    [quiet.memberId, hours],
  );
  await database.rows(
    'unsubscribe',
    `insert into alert_settings select organization_id, id, 'bot', $2, '{"subscribed":{"bot":false}}' from members where id = $1`,
    [unsubscribed.memberId, trial.botId],
  );
  const phone = await addPhone(alice);
  const browser = await addBrowser(alice);

  const erin = await customer('Erin');
  const socket = await connectOperator(trial.baseUrl, looking.token);
  socket.emit('viewing', (await erin.conversation()).id);
  await socket.timeout(2000).emitWithAck('sync', 'x:0');
  await erin.ask();
  const { id, handoff } = await erin.conversation();

  await vi.waitFor(async () => {
    const mine = await decisionOf(handoff!.id, alice);
    expect(mine).toMatchObject({ ring: 0, verdict: 'push', reason: 'handoff_waits' });
    expect(mine!.deliveries.map(({ device, state, attempts }) => [device, state, attempts])).toEqual(
      expect.arrayContaining([
        ['Phone', 'accepted', 1],
        ['Firefox', 'accepted', 1],
      ]),
    );
  });
  const why = async (who: Acting) => {
    const { verdict, reason, deliveries } = (await decisionOf(handoff!.id, who))!;
    return [verdict, reason, deliveries.length];
  };
  expect(await why(ben)).toEqual(['skip', 'no_device', 0]);
  expect(await why(quiet)).toEqual(['hold', 'quiet_hours', 0]);
  expect(await why(unsubscribed)).toEqual(['skip', 'not_subscribed', 0]);
  expect(await why(looking)).toEqual(['skip', 'looking_at_it', 0]);

  const payload = await rung(phone);
  expect(payload).toMatchObject({
    title: '🆘 Customer escalation: Booking',
    body: expect.stringContaining('Tap to claim and respond.'),
    url: expect.stringContaining(id),
    tag: handoff!.id.replaceAll('-', ''),
  });
  await vi.waitFor(() => expect(browser.received).toHaveLength(1));
  expect(browser.received[0]).toMatchObject({ kind: 'escalation', title: payload.title, tag: payload.tag });
  socket.close();
});

test('429 is tried again after Retry-After, and the attempts are counted', async () => {
  const phone = await addPhone(alice);
  expo.script.next({ status: 429, headers: { 'retry-after': '1' } });
  const since = Date.now();
  const { handoffId } = await asking();
  await vi.waitFor(async () =>
    expect(await deliveryOf(handoffId, alice)).toMatchObject({ state: 'queued', attempts: 1 }),
  );
  await vi.waitFor(
    async () => expect(await deliveryOf(handoffId, alice)).toMatchObject({ state: 'accepted', attempts: 2 }),
    4000,
  );
  expect(Date.now() - since).toBeGreaterThan(1000);
  expect(payloads(phone)).toHaveLength(1);
});

test('a phone that Expo no longer knows is pruned, and the next decision says so', async () => {
  const phone = await addPhone(alice);
  expo.fail(phone, 'DeviceNotRegistered');
  const { handoffId } = await asking();
  await vi.waitFor(async () =>
    expect(await deliveryOf(handoffId, alice)).toMatchObject({
      state: 'failed',
      detail: 'gone: DeviceNotRegistered',
    }),
  );
  expect(await devicesOf(alice)).toMatchObject([{ gone: true }]);
  const { handoffId: next } = await asking();
  await vi.waitFor(async () => expect(await decisionOf(next, alice)).toMatchObject({ reason: 'no_device' }));
});

test.each([404, 410])('a browser whose push service answers %i is pruned', async (status) => {
  await addBrowser(alice);
  autopush.script.next({ status });
  const { handoffId } = await asking();
  await vi.waitFor(async () => expect((await deliveryOf(handoffId, alice)).state).toBe('failed'));
  expect((await deliveryOf(handoffId, alice)).detail).toContain('gone');
  expect(await devicesOf(alice)).toMatchObject([{ gone: true }]);
});

test('a push that somebody’s claim overtakes is not sent, and its delivery says why', async () => {
  const phone = await addPhone(alice);
  expo.script.next({ status: 503, headers: { 'retry-after': '1' } });
  const { handoffId } = await asking();
  await vi.waitFor(async () => expect((await deliveryOf(handoffId, alice)).attempts).toBe(1));
  expect((await claim(handoffId, ben)).status).toBe(200);
  await vi.waitFor(async () =>
    expect(await deliveryOf(handoffId, alice)).toMatchObject({ state: 'expired', detail: 'withdrawn' }),
  );
  await vi.waitFor(() => expect(payloads(phone)).toMatchObject([{ kind: 'claimed' }]), 3000);
  expect((await deliveryOf(handoffId, alice)).attempts).toBe(1);
});

test('the Claim action needs no session: its token claims for whom it was sent to, once', async () => {
  const phone = await addPhone(alice);
  const { id, handoffId, conversation } = await asking();
  const { claimToken, url: link } = await rung(phone);
  const first = await claimByPush(claimToken);
  expect(first).toMatchObject({ status: 200, body: { conversationId: id, fence: 3, url: link } });
  expect((await conversation()).handoff).toMatchObject({ operator: { memberId: alice.memberId } });
  expect((await deliveryOf(handoffId, alice)).state).toBe('acted');
  // The answer was lost, and the phone asks again.
  expect(await claimByPush(claimToken)).toEqual(first);
  expect((await conversation()).fence).toBe(3);

  await post(url('/v1/commands'), { type: 'release', conversationId: id, fence: 3 }, alice.token);
  expect(await claimByPush(claimToken)).toMatchObject(linkInvalid);
  expect(await conversation()).toMatchObject({ owner: 'queue', fence: 4 });
  expect((await claim(handoffId, ben)).status).toBe(200);
  expect(await claimByPush(claimToken)).toMatchObject({
    status: 409,
    body: { code: 'already_claimed', claimedBy: { name: 'Ben' } },
  });
});

test('a token that is forged, cut, expired, or another’s claims nothing', async () => {
  const phone = await addPhone(alice);
  const { conversation } = await asking();
  const { claimToken, ackToken, deliveryId } = await rung(phone);
  const { pushKey } = await loadInstallation(trial.app.manage.database);
  const good = {
    may: 'claim' as const,
    deliveryId,
    memberId: alice.memberId,
    expiresAt: Date.now() + 60_000,
  };
  for (const token of [
    ackToken,
    signPushToken(Buffer.alloc(32), good),
    signPushToken(pushKey, { ...good, expiresAt: Date.now() - 1 }),
    signPushToken(pushKey, { ...good, memberId: ben.memberId }),
    signPushToken(pushKey, { ...good, deliveryId: randomUUID() }),
    `${claimToken!.slice(0, -3)}AAA`,
    claimToken!.split('.')[0]!,
    'made-up',
    'a.b',
  ])
    expect(await claimByPush(token)).toMatchObject(linkInvalid);
  expect((await conversation()).owner).toBe('queue');
  expect((await claimByPush(signPushToken(pushKey, good))).status).toBe(200);
});

test('a token is void when its member has left, or the phone is another’s', async () => {
  const { owner: nora } = await trial.neighbour();
  const [phone, bens] = [await addPhone(alice), await addPhone(ben)];
  const { conversation } = await asking();
  const [{ claimToken: moved }, { claimToken: left }] = [await rung(phone), await rung(bens)];
  // Signed in last on this phone: somebody of another organization.
  await addPhone(nora, phone);
  expect(await claimByPush(moved)).toMatchObject(linkInvalid);
  const { token } = await trial.signIn('olivia');
  await fetch(url(`/v1/members/${ben.memberId}`), {
    method: 'DELETE',
    headers: { authorization: `Bearer ${token}` },
  });
  expect(await claimByPush(left)).toMatchObject(linkInvalid);
  expect((await conversation()).owner).toBe('queue');
});

test('what is due for a phone does not follow it to another organization', async () => {
  const { owner: nora } = await trial.neighbour();
  const phone = await addPhone(alice);
  expo.script.next({ status: 503, headers: { 'retry-after': '1' } });
  const { handoffId } = await asking();
  await vi.waitFor(async () => expect((await deliveryOf(handoffId, alice)).attempts).toBe(1));
  await addPhone(nora, phone);
  const { database } = trial.app.manage;
  await vi.waitFor(
    async () =>
      expect(
        await database.rows('ledger', 'select state, detail from deliveries where handoff_id = $1', [
          handoffId,
        ]),
      ).toEqual([{ state: 'failed', detail: 'device_gone' }]),
    3000,
  );
  expect(payloads(phone)).toEqual([]);
});

test('on a claim, what is shown becomes "Claimed by …", quietly, on every device', async () => {
  const [phone, bens] = [await addPhone(alice), await addPhone(ben)];
  const browser = await addBrowser(ben);
  const { handoffId } = await asking();
  const { claimToken, tag } = await rung(phone);
  await rung(bens);
  await vi.waitFor(() => expect(browser.received).toHaveLength(1));
  await claimByPush(claimToken);
  await vi.waitFor(() => {
    expect(expo.shown(phone)).toMatchObject([{ title: 'Claimed by you' }]);
    expect(expo.shown(bens)).toMatchObject([{ title: 'Claimed by Alice', sound: null, tag }]);
    expect(browser.received.at(-1)).toMatchObject({ title: 'Claimed by Alice', tag, quiet: true });
  });
  expect(payloads(bens).at(-1)).toMatchObject({ kind: 'claimed', claimToken: null });
  const { claimToken: late } = payloads(bens)[0]!;
  expect(await claimByPush(late)).toMatchObject({ status: 409, body: { claimedBy: { name: 'Alice' } } });
  await vi.waitFor(async () => expect((await deliveryOf(handoffId, ben)).state).toBe('replaced'));
});

test('a device says what became of a push; a claim token does not do that', async () => {
  const phone = await addPhone(alice);
  const { handoffId } = await asking();
  const { ackToken, claimToken } = await rung(phone);
  const acknowledge = (token: string | null, what: string) => post(url('/v1/push/ack'), { token, what });
  const state = async () => (await deliveryOf(handoffId, alice)).state;
  expect((await acknowledge(ackToken, 'received')).status).toBe(204);
  expect(await state()).toBe('received');
  expect((await acknowledge(ackToken, 'opened')).status).toBe(204);
  expect((await acknowledge(ackToken, 'received')).status).toBe(204);
  expect(await state()).toBe('opened');
  expect(await acknowledge(claimToken, 'received')).toMatchObject(linkInvalid);
  // Saying that it was acted on does not use up the claim.
  await acknowledge(ackToken, 'acted');
  expect((await claimByPush(claimToken)).status).toBe(200);
});
