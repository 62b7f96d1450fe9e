import { randomUUID } from 'node:crypto';
import type { EventDecisions, MemberPeace } from '@baton/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { get, post, startTrial } from '../trial-server.ts';
import type { Acting, Trial } from '../trial-server.ts';

const ALWAYS = { zone: 'UTC', days: [0, 1, 2, 3, 4, 5, 6], start: '00:00', end: '00:00' };
const NEVER = { ...ALWAYS, days: [] };

let trial: Trial;
let key: string;
let admin: Acting;
let alice: Acting;
beforeAll(async () => {
  trial = await startTrial({ BATON_EXPO_URL: 'http://127.0.0.1:9' });
  key = (await trial.apiKey()).key;
  admin = await trial.member('Ada', 'admin');
  alice = await trial.member('Alice', 'operator');
  const phone = { transport: 'expo', label: 'Phone', address: { token: 'ExpoPushToken[quiet]' } };
  await post(url('/v1/devices'), phone, alice.token);
});
afterAll(() => trial.stop());

const url = (path: string) => trial.baseUrl + path;
const patch = (path: string, body: object, { token }: Acting) =>
  fetch(url(path), {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
const everybodys = (quietHours: object | null) => patch('/v1/organization/alerts', { quietHours }, admin);
const peace = async () => (await get<MemberPeace>(url('/v1/me/peace'), alice.token)).body;

/** What is decided about something new for Alice. */
async function decided(): Promise<{ seq: number; reason: string }> {
  const before = await newest();
  const data = { bot: trial.botId, tool: `Tool ${randomUUID()}` };
  const of = { id: randomUUID(), source: '/platform', time: new Date().toISOString(), data };
  await post(url('/v1/events'), { specversion: '1.0', type: 'bot.tool_added', ...of }, key);
  return vi.waitFor(async () => {
    const seq = await newest();
    expect(seq).toBeGreaterThan(before);
    const { body } = await get<EventDecisions>(url(`/v1/alerts/${seq}/decisions`), alice.token);
    const own = body.decisions.find(({ member }) => member.memberId === alice.memberId);
    expect(own).toBeDefined();
    return { seq, reason: own!.reason };
  }, 5000);
}
const newest = async (): Promise<number> => {
  const { body } = await get<{ alerts: { seq: number }[] }>(url('/v1/alerts'), alice.token);
  return body.alerts[0]?.seq ?? 0;
};

test('the organization’s quiet hours are those of whoever says nothing; one’s own, also none at all, win', async () => {
  expect((await everybodys(ALWAYS)).status).toBe(200);
  expect(await peace()).toMatchObject({ quietHours: null, organizationQuietHours: ALWAYS });
  expect((await decided()).reason).toBe('quiet_hours');
  await patch('/v1/me/peace', { quietHours: NEVER }, alice);
  expect((await decided()).reason).not.toBe('quiet_hours');
  await patch('/v1/me/peace', { quietHours: null }, alice);
  expect((await decided()).reason).toBe('quiet_hours');
});

test('when they end for everybody, what they held is decided again', async () => {
  await everybodys(ALWAYS);
  const { seq } = await decided();
  await everybodys(null);
  await vi.waitFor(async () => {
    const { body } = await get<EventDecisions>(url(`/v1/alerts/${seq}/decisions`), alice.token);
    const own = body.decisions.filter(({ member }) => member.memberId === alice.memberId);
    expect(own.map(({ round }) => round)).toContain(1);
  }, 5000);
  expect((await peace()).organizationQuietHours).toBeNull();
});

test('they are of no bot, of no member’s settings, and not for operators to set', async () => {
  const about = `/v1/organization/alerts?bot=${trial.botId}`;
  expect((await patch(about, { quietHours: ALWAYS }, admin)).status).toBe(400);
  expect((await patch('/v1/me/alerts', { quietHours: ALWAYS }, alice)).status).toBe(400);
  expect((await patch('/v1/organization/alerts', { quietHours: ALWAYS }, alice)).status).toBe(403);
});
