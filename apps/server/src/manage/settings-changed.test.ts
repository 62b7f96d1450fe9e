import { randomUUID } from 'node:crypto';
import type { ActivityList, EntryOf, WorkflowList } from '@baton/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { get, post, startTrial } from '../trial-server.ts';
import type { Acting, Trial } from '../trial-server.ts';

let trial: Trial;
let ada: Acting;
let ben: Acting;
beforeAll(async () => {
  trial = await startTrial();
  ada = await trial.member('Ada', 'admin');
  ben = await trial.member('Ben', 'operator');
});
afterAll(() => trial.stop());

const url = (path: string) => trial.baseUrl + path;
async function change(path: string, body: object, token = ada.token, method = 'PATCH'): Promise<number> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return (await fetch(url(path), { method, headers, body: JSON.stringify(body) })).status;
}
/** What the feed says was changed, newest first. */
const feed = async (query = '') =>
  (await get<ActivityList>(url(`/v1/activity?kind=settings${query}`), ben.token)).body
    .entries as EntryOf<'settings.changed'>[];
const nobody = { botId: null, workflowId: null, memberId: null };

test('what admins change is in the journal: who, of what, from what to what', async () => {
  const bot = { ...nobody, botId: trial.botId };
  expect(await change('/v1/organization/alerts', { kinds: { 'workflow.step': { on: true } } })).toBe(200);
  expect(await change(`/v1/organization/alerts?bot=${trial.botId}`, { subscribed: { bot: false } })).toBe(
    200,
  );
  expect(await change(`/v1/bots/${trial.botId}/health`, { downAfter: 5 })).toBe(200);
  expect(await change(`/v1/bots/${trial.botId}/policy`, { maxRings: 7 })).toBe(200);
  expect(await change('/v1/organization/policy', { slaMs: 60_000 })).toBe(200);
  expect(await change('/v1/workflows/limit', { stuckAfterMs: 120_000 }, ada.token, 'PUT')).toBe(200);
  const told = (await feed()).toReversed().map(({ by, of, changes }) => ({ by: by.name, of, changes }));
  expect(told).toEqual([
    {
      by: 'Ada',
      of: { settings: 'alerts', ...nobody },
      changes: [{ name: 'kinds.workflow.step.on', before: null, after: true }],
    },
    {
      by: 'Ada',
      of: { settings: 'alerts', ...bot },
      changes: [{ name: 'subscribed.bot', before: null, after: false }],
    },
    { by: 'Ada', of: { settings: 'health', ...bot }, changes: [{ name: 'downAfter', before: 3, after: 5 }] },
    {
      by: 'Ada',
      of: { settings: 'policy', ...bot },
      changes: [{ name: 'maxRings', before: null, after: 7 }],
    },
    {
      by: 'Ada',
      of: { settings: 'policy', ...nobody },
      changes: [{ name: 'slaMs', before: null, after: 60_000 }],
    },
    {
      by: 'Ada',
      of: { settings: 'limit', ...nobody },
      changes: [{ name: 'stuckAfterMs', before: null, after: 120_000 }],
    },
  ]);
  expect((await feed(`&bot=${trial.botId}`)).map(({ of }) => of.settings)).toEqual([
    'policy',
    'health',
    'alerts',
  ]);
});

test('so are the limits of a workflow and of its steps', async () => {
  const { key } = await trial.apiKey();
  const data = { workflow: 'import', name: 'Import', run: 'r1', bot: trial.botId };
  const event = { specversion: '1.0', id: randomUUID(), source: '/p', type: 'workflow.started', data };
  await post(url('/v1/events'), event, key);
  const step = { number: 1, name: 'Fetch' };
  const begins = { ...event, id: randomUUID(), type: 'workflow.step_started', data: { ...data, step } };
  await post(url('/v1/events'), begins, key);
  const list = await get<WorkflowList>(url('/v1/workflows'), ada.token);
  const { id } = list.body.workflows[0]!;
  expect(await change(`/v1/workflows/${id}`, { stuckAfterMs: 30_000 })).toBe(200);
  expect(await change(`/v1/workflows/${id}`, { stuckAfterMs: null })).toBe(200);
  const [second, first] = await feed();
  expect(first!.changes).toEqual([{ name: 'stuckAfterMs', before: null, after: 30_000 }]);
  expect(second!).toMatchObject({
    of: { settings: 'limit', workflowId: id },
    changes: [{ before: 30_000, after: null }],
  });
  const ofStep = { step: step.name, stuckAfterMs: 45_000 };
  expect(await change(`/v1/workflows/${id}/step-limit`, ofStep, ada.token, 'PUT')).toBe(200);
  expect((await feed())[0]).toMatchObject({
    by: { name: 'Ada' },
    of: { settings: 'limit', workflowId: id },
    changes: [{ name: 'steps.Fetch.stuckAfterMs', before: null, after: 45_000 }],
  });
});

test('an admin changes what a member is told; who changes their own is nobody’s business', async () => {
  const path = `/v1/members/${ben.memberId}/alerts`;
  expect(await change(path, { kinds: { 'escalation.ring': { loudness: 'loud' } } })).toBe(200);
  const ring = async () =>
    (await get<{ kinds: Record<string, { loudness: object }> }>(url('/v1/me/alerts'), ben.token)).body.kinds[
      'escalation.ring'
    ]!.loudness;
  expect(await ring()).toMatchObject({ value: 'loud', from: 'member' });
  const [newest] = await feed();
  expect(newest).toMatchObject({ by: { name: 'Ada' }, of: { settings: 'alerts', memberId: ben.memberId } });
  await change('/v1/me/alerts', { kinds: { 'escalation.ring': { loudness: 'critical' } } }, ben.token);
  expect((await feed())[0]!.seq).toBe(newest!.seq);
  expect(await change(path, {}, ben.token)).toBe(403);
  const { owner: nora } = await trial.neighbour();
  expect(await change(path, {}, nora.token)).toBe(404);
  const olivia = (await trial.signIn('olivia')).me.memberId;
  expect(await change(`/v1/members/${olivia}/alerts`, {})).toBe(403);
});

test('what changes nothing says nothing, and two changes at once are both said', async () => {
  const before = (await feed()).length;
  await change(`/v1/bots/${trial.botId}/policy`, { maxRings: 7 });
  expect(await feed()).toHaveLength(before);
  await Promise.all([
    change(`/v1/bots/${trial.botId}/policy`, { maxRings: 8 }),
    change(`/v1/bots/${trial.botId}/policy`, { maxRings: 9 }),
  ]);
  await vi.waitFor(async () => expect(await feed()).toHaveLength(before + 2));
  const [last, first] = (await feed()).map(({ changes }) => changes[0]!);
  expect([first!.before, first!.after]).toEqual([7, last!.before]);
});
