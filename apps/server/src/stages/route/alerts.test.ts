import { randomUUID } from 'node:crypto';
import type {
  AlertList,
  CustomerSession,
  Device,
  DryRunAnswer,
  EventAnswer,
  EventDecisions,
  ExplainedSettings,
  MemberPeace,
  PushList,
  PushPayload,
  PushShown,
  Snapshot,
} from '@baton/protocol';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { z } from 'zod';
import { FakeExpo } from '../../../../../e2e/fake-push/expo.ts';
import { watchAudiences } from '../../clock/audience.ts';
import { sendCanaries } from '../../clock/canary.ts';
import { get, post, startTrial } from '../../trial-server.ts';
import type { Acting, Trial } from '../../trial-server.ts';

type Listed = z.infer<typeof AlertList>['alerts'][number];

let trial: Trial;
let expo: FakeExpo;
let key: string;
let owner: string;
let alice: Acting;
let admin: Acting;
beforeAll(async () => {
  expo = await FakeExpo.start();
  trial = await startTrial({ BATON_EXPO_URL: expo.url });
  owner = (await trial.signIn('olivia')).token;
  key = (await trial.apiKey()).key;
});
beforeEach(async () => {
  [alice, admin] = [await trial.member('Alice', 'operator'), await trial.member('Ada', 'admin')];
});
/** What was told in one test holds nothing back in the next. */
afterEach(async () => {
  await rows('update devices set gone_at = 1');
  await rows('update decisions set settled_at = 1 where settled_at is null');
  await rows('delete from alert_settings');
  await rows('update alerts set tag = tag || seq where length(tag) < 20');
});
afterAll(async () => {
  await trial.stop();
  await expo.close();
});

const url = (path: string) => trial.baseUrl + path;
const rows = (text: string, values: unknown[] = []) =>
  trial.app.manage.database.rows<Record<string, unknown>>(`test: ${text}`.slice(0, 60), text, values);
async function addPhone({ token }: Acting, to = `ExpoPushToken[${randomUUID()}]`): Promise<string> {
  const device = { transport: 'expo', label: 'Phone', address: { token: to } };
  expect((await post(url('/v1/devices'), device, token)).status).toBe(201);
  return to;
}
const payloads = (phone: string) =>
  expo.inbox(phone).map(({ title, body, data }) => ({ ...(data as PushPayload), title, body }));
const told = (phone: string, count = 1) =>
  vi.waitFor(() => {
    expect(payloads(phone).length).toBeGreaterThanOrEqual(count);
    return payloads(phone);
  }, 5000);
async function change<T>(path: string, body: object, token: string, method = 'PATCH') {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const answer = await fetch(url(path), { method, headers, body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as T };
}
async function send(type: string, data: object): Promise<void> {
  const time = new Date().toISOString();
  const event = { specversion: '1.0', id: randomUUID(), source: '/platform', type, time, data };
  const { body } = await post<{ results: EventAnswer[] }>(url('/v1/events'), event, key);
  expect(body.results).toMatchObject([{ status: 'accepted' }]);
}
const knowledge = (source = 'spec.pdf') =>
  send('bot.knowledge_added', { bot: trial.botId, chunks: 12, source });
const newest = async (kind: string): Promise<Listed> => {
  const { body } = await get<z.infer<typeof AlertList>>(url('/v1/alerts'), alice.token);
  return body.alerts.find((one) => one.kind === kind)!;
};
const decidedFor = async (seq: number, { memberId }: Acting) => {
  const { body } = await get<EventDecisions>(url(`/v1/alerts/${seq}/decisions`), alice.token);
  return body.decisions.filter(({ member }) => member.memberId === memberId);
};
async function askForHuman(name: string = randomUUID()) {
  const { body } = await post<CustomerSession>(url('/v1/customer/sessions'), { botId: trial.botId, name });
  const command = (what: object) => post(url('/v1/customer/commands'), what, body.token);
  await command({ type: 'send', id: randomUUID(), text: 'hello' });
  await command({ type: 'request_human' });
  const { body: snapshot } = await get<Snapshot>(url('/v1/snapshot'), alice.token);
  const { id, handoff } = snapshot.conversations.find((one) => one.customer.name === name)!;
  return { id, handoffId: handoff!.id };
}
const messagesOf = async (id: string): Promise<string> => {
  const { body } = await get<{ entries: unknown[] }>(url(`/v1/conversations/${id}/thread`), alice.token);
  return JSON.stringify(body.entries);
};

test('a bot update reaches whoever is subscribed, with its deep link, and says why to everybody', async () => {
  const [phone, bens] = [await addPhone(alice), await addPhone(admin)];
  const silence = { subscribed: { bot: false } };
  await change(`/v1/me/alerts?bot=${trial.botId}`, silence, admin.token);
  await knowledge('supplier-spec-2026.pdf');
  const [push] = await told(phone);
  expect(push).toMatchObject({
    kind: 'bot_update',
    title: '🤖 Booking auto-updated',
    body: '12 KB chunks added from "supplier-spec-2026.pdf". Tap to review.',
    url: expect.stringMatching(new RegExp(`^/bots/${trial.botId}/updates/`)),
    quiet: true,
    claimToken: null,
  });
  expect(payloads(bens)).toEqual([]);
  const { seq } = await newest('bot_update.knowledge_added');
  expect(await decidedFor(seq, admin)).toMatchObject([
    { verdict: 'skip', words: 'Ada: skipped, not subscribed to Booking' },
  ]);
  expect(await decidedFor(seq, alice)).toMatchObject([
    { verdict: 'push_quietly', words: 'Alice: pushed quietly, subscribed to Booking' },
  ]);
});

test('the first at once, the rest as one: "2 updates of Booking"', async () => {
  const phone = await addPhone(alice);
  await knowledge('one.pdf');
  await told(phone);
  await knowledge('two.pdf');
  await send('bot.retrained', { bot: trial.botId, pages: 5 });
  await vi.waitFor(async () =>
    expect(await decidedFor((await newest('bot_update.retrained')).seq, alice)).toMatchObject([
      { verdict: 'hold', reason: 'bundled' },
    ]),
  );
  expect(payloads(phone)).toHaveLength(1);
  await rows('update decisions set until = 1 where settled_at is null');
  const [, digest] = await told(phone, 2);
  expect(digest).toMatchObject({
    kind: 'digest',
    title: '2 updates of Booking',
    url: `/bots/${trial.botId}`,
  });
  expect(digest!.tag).toBe(payloads(phone)[0]!.tag);
  const { seq } = await newest('bot_update.retrained');
  expect(await decidedFor(seq, alice)).toMatchObject([
    { round: 0, verdict: 'hold' },
    { round: 1, verdict: 'push' },
  ]);
  for (const kind of ['bot_update.knowledge_added', 'bot_update.retrained']) {
    const decided = await decidedFor((await newest(kind)).seq, alice);
    expect(decided.at(-1)!.deliveries).toMatchObject([{ id: digest!.deliveryId }]);
  }
  const { body: push } = await get<PushShown>(url(`/v1/pushes/${digest!.deliveryId}`), alice.token);
  const each = { subject: 'Booking', reason: 'wants_it' };
  expect(push.tells).toMatchObject([
    { kind: 'bot_update.knowledge_added', ...each },
    { kind: 'bot_update.retrained', ...each },
  ]);
});

test('quiet hours hold updates for one digest, and what is over by then is left out; a ring comes through', async () => {
  const phone = await addPhone(admin);
  const quietHours = { zone: 'UTC', days: [0, 1, 2, 3, 4, 5, 6], start: '00:00', end: '00:00' };
  const peace = await change<MemberPeace>('/v1/me/peace', { quietHours, language: 'de' }, admin.token);
  expect(peace.body).toMatchObject({ quietHours, language: 'de', snoozedUntil: null });
  await knowledge();
  await send('bot.tool_added', { bot: trial.botId, tool: 'Order lookup' });
  await vi.waitFor(async () =>
    expect(await decidedFor((await newest('bot_update.tool_added')).seq, admin)).toMatchObject([
      { verdict: 'hold', reason: 'quiet_hours' },
    ]),
  );
  expect(payloads(phone)).toEqual([]);
  const { handoffId } = await askForHuman();
  const [ring] = await told(phone);
  expect(ring).toMatchObject({ kind: 'escalation', title: '🆘 Kunde braucht einen Menschen: Booking' });
  expect(ring!.actions.map(({ title }) => title)).toEqual(['Übernehmen', 'Später']);
  await post(url(`/v1/handoffs/${handoffId}/claim`), {}, alice.token);
  await change('/v1/me/peace', { quietHours: null }, admin.token);
  await vi.waitFor(
    () => expect(payloads(phone).map(({ title }) => title)).toContain('2 Änderungen von Booking'),
    5000,
  );
});

test('while a ring waits on the phone nothing may push it out', async () => {
  const phone = await addPhone(alice);
  const { handoffId } = await askForHuman();
  await told(phone);
  await knowledge();
  await vi.waitFor(async () => {
    const { seq } = await newest('bot_update.knowledge_added');
    expect(await decidedFor(seq, alice)).toMatchObject([{ verdict: 'hold', reason: 'escalation_first' }]);
  });
  expect(payloads(phone).map(({ kind }) => kind)).toEqual(['escalation']);
  await post(url(`/v1/handoffs/${handoffId}/claim`), {}, admin.token);
});

test('settings are inherited, and say where they come from', async () => {
  const of = async (token: string, query = '') =>
    (await get<ExplainedSettings>(url(`/v1/me/alerts${query}`), token)).body.kinds['workflow.step']!;
  expect((await of(alice.token)).on).toMatchObject({ value: false, from: 'built_in' });
  const on = { kinds: { 'workflow.step': { on: true } } };
  expect((await change('/v1/organization/alerts', on, alice.token)).status).toBe(403);
  expect((await change('/v1/organization/alerts', on, owner)).status).toBe(200);
  expect((await of(alice.token)).on).toEqual({
    value: true,
    from: 'organization',
    because: 'from your organization',
  });
  await change('/v1/me/alerts', { kinds: { 'workflow.step': { on: false } } }, alice.token);
  expect((await of(alice.token)).on).toMatchObject({ value: false, from: 'member' });
  await change(`/v1/me/alerts?bot=${trial.botId}`, on, alice.token);
  expect((await of(alice.token, `?bot=${trial.botId}`)).on).toMatchObject({
    value: true,
    from: 'member_subject',
  });
  await change('/v1/me/alerts', { kinds: { 'workflow.step': { on: null } } }, alice.token);
  expect((await of(alice.token)).on).toMatchObject({ value: true, from: 'organization' });
  expect((await of(admin.token)).on).toMatchObject({ value: true, from: 'organization' });
  const { owner: nora } = await trial.neighbour();
  expect((await of(nora.token)).on).toMatchObject({ value: false, from: 'built_in' });
  expect((await get(url(`/v1/me/alerts?bot=${trial.botId}`), nora.token)).status).toBe(404);
});

test('"why me?" names the setting, and one tap later it is quiet', async () => {
  const phone = await addPhone(alice);
  await send('bot.tool_added', { bot: trial.botId, tool: 'Order lookup' });
  const [{ deliveryId, ackToken }] = (await told(phone)) as [PushPayload];
  await post(url('/v1/push/ack'), { token: ackToken, what: 'received' });
  await post(url('/v1/push/ack'), { token: ackToken, what: 'opened' });
  const { body: push } = await get<PushShown>(url(`/v1/pushes/${deliveryId}`), alice.token);
  expect(push).toMatchObject({
    state: 'opened',
    loudness: 'loud',
    why: 'Alice: pushed, subscribed to Booking',
    body: 'New tool linked: Order lookup. Tap to review.',
    silence: { query: { bot: trial.botId }, change: { kinds: { 'bot_update.tool_added': { on: false } } } },
  });
  expect(push.ledger.map(({ what }) => what)).toEqual(['accepted', 'received', 'opened']);
  const ben = await trial.member('Ben', 'operator');
  expect((await get(url(`/v1/pushes/${deliveryId}`), ben.token)).status).toBe(404);
  const adas = await get<PushShown>(url(`/v1/pushes/${deliveryId}`), admin.token);
  expect(adas).toMatchObject({ status: 200, body: { why: push.why, silence: null } });

  const tried = await post<DryRunAnswer>(
    url('/v1/me/alerts/dry-run'),
    { bot: trial.botId, settings: push.silence!.change },
    alice.token,
  );
  expect(tried.body.changed.map(({ kind, after }) => [kind, after])).toContainEqual([
    'bot_update.tool_added',
    'skip',
  ]);
  await change(`/v1/me/alerts?bot=${trial.botId}`, push.silence!.change, alice.token);
  await send('bot.tool_added', { bot: trial.botId, tool: 'Calendar' });
  await vi.waitFor(async () =>
    expect(await decidedFor((await newest('bot_update.tool_added')).seq, alice)).toMatchObject([
      { verdict: 'skip', reason: 'turned_off' },
    ]),
  );
});

test('what would reach me at two in the night?', async () => {
  await addPhone(alice);
  const quietHours = { zone: 'UTC', days: [0, 1, 2, 3, 4, 5, 6], start: '22:00', end: '07:00' };
  await change('/v1/me/peace', { quietHours }, alice.token);
  const at = Date.UTC(2026, 5, 1, 2);
  const { body } = await post<{ decisions: { kind: string; verdict: string; until: number | null }[] }>(
    url('/v1/me/alerts/preview'),
    { at, bot: trial.botId },
    alice.token,
  );
  const of = (kind: string) => body.decisions.find((one) => one.kind === kind);
  expect(of('escalation.ring')).toMatchObject({
    verdict: 'push',
    words: expect.stringContaining('comes through'),
  });
  expect(of('bot_update.retrained')).toMatchObject({ verdict: 'hold', until: Date.UTC(2026, 5, 1, 7) });
  expect(of('bot_health.down')).toMatchObject({ verdict: 'skip', reason: 'turned_off' });
});

test('nobody reachable: the customer is told honestly, once, and the admins are told as soon as they can be', async () => {
  const { id, handoffId } = await askForHuman();
  await vi.waitFor(async () => expect(await messagesOf(id)).toContain('Nobody of our team can be reached'));
  await vi.waitFor(async () =>
    expect(await decidedFor((await newest('bot_health.unreachable')).seq, admin)).toMatchObject([
      { verdict: 'skip', reason: 'no_device' },
    ]),
  );
  await post(url(`/v1/handoffs/${handoffId}/claim`), {}, alice.token);
});

test('an admin who turned escalations off is called when nobody else can be', async () => {
  const phone = await addPhone(admin);
  await change('/v1/me/alerts', { kinds: { 'escalation.ring': { on: false } } }, admin.token);
  const { id, handoffId } = await askForHuman();
  expect((await told(phone))[0]).toMatchObject({ kind: 'escalation' });
  expect(await messagesOf(id)).not.toContain('Nobody of our team');
  await post(url(`/v1/handoffs/${handoffId}/claim`), {}, alice.token);
});

test('when the last device of a bot’s audience is gone, the admins get a loud push and the figures show it', async () => {
  const { database, clock } = trial.app.manage;
  const { directory, committed } = trial.app.stage;
  const reach = { viewing: () => null, online: () => [], unwell: () => false };
  const watch = () => watchAudiences({ database, directory, reach, clock, committed });
  const phone = await addPhone(alice);
  await watch();
  await rows('update devices set gone_at = 1');
  expect(await watch()).toBe(1);
  expect(await watch()).toBe(0);
  await vi.waitFor(async () => expect((await newest('bot_health.unreachable')).over).toBe(false));
  const figures = async () =>
    (
      await get<{ unreachable: unknown[]; notSent: unknown[]; sent: unknown[] }>(
        url('/v1/alerts/figures'),
        owner,
      )
    ).body;
  expect((await figures()).unreachable).toMatchObject([{ botId: trial.botId, name: 'Booking' }]);
  expect((await figures()).notSent).toContainEqual(
    expect.objectContaining({ kind: 'bot_health.unreachable', verdict: 'skip', reason: 'no_device' }),
  );
  await addPhone(alice);
  expect(await watch()).toBe(1);
  await vi.waitFor(async () => expect((await newest('bot_health.unreachable')).over).toBe(true));
  expect((await figures()).unreachable).toEqual([]);
  expect(payloads(phone)).toEqual([]);
});

test('a phone that leaves two nightly canaries unanswered is flagged, until it answers', async () => {
  const phone = await addPhone(alice);
  const { database, clock, newId } = trial.app.manage;
  const { committed } = trial.app.stage;
  const night = () => sendCanaries({ database, clock, newId, committed });
  await rows('update devices set canary_due_at = 0');
  await night();
  expect(await night()).toBe(0);
  await rows('update devices set canary_due_at = 0');
  await night();
  const [first] = await told(phone, 2);
  expect(first).toMatchObject({ kind: 'canary', quiet: true });
  const flagged = async () =>
    (await get<{ devices: Device[] }>(url('/v1/devices'), alice.token)).body.devices[0]!.silentSince;
  expect(await flagged()).toBeNull();
  await rows('update deliveries set sent_at = sent_at - 7200000');
  await rows('update devices set asked_since = 0 where gone_at is null');
  // That the app was started proves the app, not the pushes.
  await addPhone(alice, phone);
  expect(await flagged()).toEqual(expect.any(Number));
  await post(url('/v1/push/ack'), { token: first!.ackToken, what: 'received' });
  expect(await flagged()).toBeNull();
});

test('one’s last pushes, page by page: one’s own alone, also when a phone goes to somebody else', async () => {
  const phone = await addPhone(alice);
  const [device] = await rows('select id from devices where address_key = $1', [phone]);
  for (let n = 0; n < 21; n += 1)
    await post(url(`/v1/devices/${String(device!['id'])}/test`), {}, alice.token);
  await knowledge('last.pdf');
  await told(phone, 22);
  const of = async ({ token }: Acting, after?: string) =>
    (await get<PushList>(url(`/v1/me/pushes${after ? `?after=${after}` : ''}`), token)).body;
  const first = await of(alice);
  expect(first.pushes).toHaveLength(20);
  expect(first.pushes[0]).toMatchObject({
    kind: 'bot_update',
    body: '12 KB chunks added from "last.pdf". Tap to review.',
    why: 'Alice: pushed quietly, subscribed to Booking',
    silence: { query: { bot: trial.botId } },
  });
  const second = await of(alice, first.next!);
  expect(second).toMatchObject({ next: null });
  expect(new Set([...first.pushes, ...second.pushes].map((push) => push.id)).size).toBe(22);
  expect((await of(admin)).pushes).toEqual([]);
  await rows('update deliveries set created_at = created_at - 1000');
  const taken = { transport: 'expo', label: 'Phone', address: { token: phone } };
  await post(url('/v1/devices'), taken, admin.token);
  expect((await of(admin)).pushes).toEqual([]);
  expect((await get(url(`/v1/pushes/${first.pushes[0]!.id}`), admin.token)).status).toBe(404);
});

test('a bot’s pushes carry no words when its policy says so', async () => {
  const phone = await addPhone(alice);
  await change(`/v1/bots/${trial.botId}/policy`, { contentFreePushes: true }, owner);
  // A bot is read every two seconds at most.
  await trial.restart();
  await knowledge('secret-prices.pdf');
  const [push] = await told(phone);
  expect(JSON.stringify(push)).not.toContain('secret-prices');
  expect(push).toMatchObject({ kind: 'bot_update', fetch: true });
  await change(`/v1/bots/${trial.botId}/policy`, { contentFreePushes: null }, owner);
});
