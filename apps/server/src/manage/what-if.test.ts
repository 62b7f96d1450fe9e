import { randomUUID } from 'node:crypto';
import type { AlertKind, DryRunAnswer, PreviewAnswer } from '@baton/protocol';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { z } from 'zod';
import { post, startTrial } from '../trial-server.ts';
import type { Acting, Trial } from '../trial-server.ts';

let trial: Trial;
let alice: Acting;
beforeAll(async () => {
  trial = await startTrial();
});
beforeEach(async () => {
  alice = await trial.member('Alice', 'operator');
  await rows('delete from alerts');
});
afterAll(() => trial.stop());

const url = (path: string) => trial.baseUrl + path;
const rows = (text: string, values: unknown[] = []) =>
  trial.app.manage.database.rows<Record<string, string>>(`test: ${text}`.slice(0, 60), text, values);
async function change(path: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${alice.token}` };
  const answer = await fetch(url(path), { method: 'PATCH', headers, body: JSON.stringify(body) });
  expect(answer.status).toBe(200);
}
async function addPhone(): Promise<void> {
  const address = { token: `ExpoPushToken[${randomUUID()}]` };
  const device = { transport: 'expo', label: 'Phone', address };
  expect((await post(url('/v1/devices'), device, alice.token)).status).toBe(201);
}
let seq = 1_000_000;
/** An alert about the bot, as it is stored, of a minute ago. */
async function happened(kind: AlertKind, body: object): Promise<void> {
  seq += 1;
  await rows(
    `insert into alerts (organization_id, seq, kind, at, subject_type, subject_id, tag, body)
      select organization_id, $2, $3, $4, 'bot', id, $5, $6 from bots where id = $1`,
    [trial.botId, seq, kind, Date.now() - 60_000, `tag ${seq}`, JSON.stringify(body)],
  );
}
const rang = (ring: number) =>
  happened('escalation.ring', { conversationId: randomUUID(), handoffId: randomUUID(), ring });
const given = (to: string) =>
  happened('conversation.transferred', {
    channel: 'conversation',
    topic: 'transferred',
    at: Date.now() - 60_000,
    botId: trial.botId,
    conversationId: randomUUID(),
    members: [to],
    customer: 'Jane',
    by: 'Ben',
    said: '',
  });
const dryRun = async (settings: object = {}) =>
  (await post<DryRunAnswer>(url('/v1/me/alerts/dry-run'), { settings }, alice.token)).body;
const preview = async (kind: AlertKind) => {
  const asked = { at: Date.now(), bot: trial.botId };
  const { body } = await post<z.infer<typeof PreviewAnswer>>(
    url('/v1/me/alerts/preview'),
    asked,
    alice.token,
  );
  return body.decisions.find((one) => one.kind === kind);
};
const unsubscribe = () => change(`/v1/me/alerts?bot=${trial.botId}`, { subscribed: { bot: false } });

test('the ring that was, and not the first one, is tried again', async () => {
  await addPhone();
  await unsubscribe();
  await rang(0);
  await rang(2);
  expect((await dryRun()).before).toMatchObject({ push: 1, skip: 1 });
});

test('a first ring that went beyond those subscribed at once went to whoever is not', async () => {
  await addPhone();
  await unsubscribe();
  await rang(0);
  await rows(
    `insert into decisions (organization_id, seq, member_id, round, verdict, reason, loudness, at)
      select organization_id, $2, id, 0, 'push', 'wider_audience', 'critical', 0 from members where id = $1`,
    [alice.memberId, seq],
  );
  expect((await dryRun()).before).toMatchObject({ push: 1 });
});

test('what concerned somebody else is no push of mine, and no event of mine', async () => {
  await addPhone();
  await given(randomUUID());
  expect(await dryRun()).toMatchObject({ events: 0, byKind: [] });
  await given(alice.memberId);
  expect(await dryRun()).toMatchObject({ events: 1, before: { push: 1 } });
});

test('a snooze that runs now says nothing about two weeks', async () => {
  await addPhone();
  await change('/v1/me/peace', { snoozedUntil: Date.now() + 3_600_000 });
  await given(alice.memberId);
  await happened('bot_update.tool_added', {
    channel: 'bot_update',
    topic: 'tool_added',
    at: Date.now() - 60_000,
    botId: trial.botId,
    updateId: randomUUID(),
    details: { kind: 'tool_added', tool: 'Calendar' },
  });
  expect(await dryRun()).toMatchObject({ before: { push: 2, hold: 0 }, after: { push: 2 }, changed: [] });
});

test('nothing reaches whoever has no device', async () => {
  await given(alice.memberId);
  expect((await dryRun()).before).toMatchObject({ push: 0, skip: 1 });
  expect(await preview('escalation.ring')).toMatchObject({ verdict: 'skip', reason: 'no_device' });
  await addPhone();
  expect((await dryRun()).before).toMatchObject({ push: 1 });
  expect(await preview('escalation.ring')).toMatchObject({ verdict: 'push', reason: 'handoff_waits' });
});

test('whoever is not subscribed is called by a wider ring', async () => {
  await addPhone();
  await unsubscribe();
  expect(await preview('escalation.ring')).toMatchObject({ verdict: 'push', reason: 'wider_audience' });
  expect(await preview('bot_update.retrained')).toMatchObject({ verdict: 'skip', reason: 'not_subscribed' });
});
