import { randomUUID } from 'node:crypto';
import type { EventAnswer, MemberPeace } from '@baton/protocol';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { FakeExpo } from '../../../../e2e/fake-push/expo.ts';
import { get, post, startTrial } from '../trial-server.ts';
import type { Acting, Trial } from '../trial-server.ts';

let trial: Trial;
let expo: FakeExpo;
let alice: Acting;
let phone: string;
beforeAll(async () => {
  expo = await FakeExpo.start();
  trial = await startTrial({ BATON_EXPO_URL: expo.url });
});
beforeEach(async () => {
  alice = await trial.member('Alice', 'operator');
  phone = `ExpoPushToken[${randomUUID()}]`;
  const device = { transport: 'expo', label: 'Phone', address: { token: phone } };
  expect((await post(url('/v1/devices'), device, alice.token)).status).toBe(201);
});
afterAll(async () => {
  await trial.stop();
  await expo.close();
});

const url = (path: string) => trial.baseUrl + path;
async function peace(change: object): Promise<void> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${alice.token}` };
  const body = JSON.stringify(change);
  expect((await fetch(url('/v1/me/peace'), { method: 'PATCH', headers, body })).status).toBe(200);
}
async function toolAdded(tool: string): Promise<void> {
  const { key } = await trial.apiKey();
  const data = { bot: trial.botId, tool };
  const event = { specversion: '1.0', id: randomUUID(), source: '/platform', type: 'bot.tool_added', data };
  const { body } = await post<{ results: EventAnswer[] }>(url('/v1/events'), event, key);
  expect(body.results).toMatchObject([{ status: 'accepted' }]);
}
type Held = { verdict: string; until: number };
const verdicts = async () =>
  (
    await trial.app.manage.database.rows<Held>(
      'test: held',
      'select verdict, until from decisions where member_id = $1 order by seq, round',
      [alice.memberId],
    )
  ).map(({ verdict }) => verdict);
const zone = 'UTC';
const days = [0, 1, 2, 3, 4, 5, 6];
const ALWAYS = { start: '00:00', end: '00:00', zone, days };

test.each([
  ['a snooze', { snoozedUntil: Date.now() + 8 * 3_600_000 }, { snoozedUntil: null }],
  ['quiet hours', { quietHours: ALWAYS }, { quietHours: null }],
])('%s that is ended early lets go at once what it has held', async (_what, begin, end) => {
  await peace(begin);
  await toolAdded('Calendar');
  await vi.waitFor(async () => expect(await verdicts()).toEqual(['hold']));
  await peace({ language: 'de' });
  await peace(end);
  await vi.waitFor(() => expect(expo.inbox(phone)).toHaveLength(1), 10_000);
  expect((await verdicts()).at(-1)).toMatch(/push/);
});

test('what another kind of quiet still holds stays held', async () => {
  await peace({ snoozedUntil: Date.now() + 3_600_000, quietHours: ALWAYS });
  await toolAdded('Calendar');
  await vi.waitFor(async () => expect(await verdicts()).toEqual(['hold']));
  await peace({ snoozedUntil: null });
  await vi.waitFor(async () => expect((await verdicts()).length).toBeGreaterThanOrEqual(2), 10_000);
  expect(await verdicts()).not.toContain('push');
  expect(expo.inbox(phone)).toEqual([]);
  const { status } = await get(url('/v1/me/peace'), alice.token);
  expect(status).toBe(200);
});

test('two changes at once both count', async () => {
  for (let round = 1; round <= 25; round += 1) {
    const snoozedUntil = Date.now() + round * 60_000;
    const quietHours = round % 2 === 0 ? ALWAYS : null;
    await Promise.all([peace({ snoozedUntil }), peace({ quietHours }), peace({ overrideQuietHours: true })]);
    const { body } = await get<MemberPeace>(url('/v1/me/peace'), alice.token);
    expect(body).toMatchObject({ snoozedUntil, quietHours, overrideQuietHours: true });
    await peace({ overrideQuietHours: null });
  }
});
