import { randomUUID } from 'node:crypto';
import type {
  ActivityList,
  BotHealthShown,
  BotList,
  BotUpdateList,
  BotUpdateShown,
  EventAnswer,
  RunDetail,
  RunList,
  WorkflowDetail,
  WorkflowList,
} from '@baton/protocol';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { get, post, startTrial } from '../trial-server.ts';
import type { Trial } from '../trial-server.ts';

let trial: Trial;
let key: string;
let owner: string;
let operator: string;
beforeAll(async () => {
  trial = await startTrial();
  owner = (await trial.signIn('olivia')).token;
  operator = (await trial.signIn('alice')).token;
  key = (await trial.apiKey()).key;
});
/** The platform's clock is right: what comes late was late. */
beforeEach(() => send('workflow.started', { workflow: 'clock', name: 'Clock', run: randomUUID() }));
afterAll(() => trial.stop());

const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
async function send(type: string, data: object, time = ago(0)): Promise<void> {
  const event = { specversion: '1.0', id: randomUUID(), source: '/platform', type, time, data };
  const { body } = await post<{ results: EventAnswer[] }>(`${trial.baseUrl}/v1/events`, event, key);
  expect(body.results).toMatchObject([{ status: 'accepted' }]);
}
const ask = async <T>(path: string, token = operator): Promise<T> => {
  const { status, body } = await get<T>(`${trial.baseUrl}${path}`, token);
  expect({ path, status, body }).toMatchObject({ status: 200 });
  return body;
};
async function change(method: 'PUT' | 'PATCH', path: string, body: unknown, token = owner) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const answer = await fetch(trial.baseUrl + path, { method, headers, body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as { code?: string } };
}
async function until<T>(look: () => Promise<T>, right: (seen: T) => boolean): Promise<T> {
  for (let n = 0; ; n += 1) {
    const seen = await look();
    if (right(seen)) return seen;
    if (n > 100) throw new Error(`never: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
const stuckIn = ({ entries }: ActivityList) => entries.filter(({ type }) => type === 'workflow.stuck');
const step = (number: number) => ({ number, name: `Step ${number}` });

/** Told late, as a backlog is: the step took `ms`, ending a minute ago. */
async function runOf(run: string, ms: number): Promise<void> {
  const reference = { workflow: 'onboarding', run };
  await send('workflow.started', { ...reference, name: 'Onboarding', steps: 1 }, ago(60_000 + ms));
  await send('workflow.step_started', { ...reference, step: step(1) }, ago(60_000 + ms));
  await send('workflow.step_finished', { ...reference, step: step(1) }, ago(60_000));
  await send('workflow.finished', { ...reference, status: 'success', summary: 'Done' }, ago(60_000));
}

test('a run is stuck across a restart, once, and shown beside its history', { timeout: 60_000 }, async () => {
  for (const n of [1, 2, 3, 4, 5, 6]) await runOf(`old-${n}`, 20_000);
  const reference = { workflow: 'onboarding', run: 'new' };
  await send('workflow.started', { ...reference, name: 'Onboarding', bot: trial.botId }, ago(300_000));
  await send('workflow.step_started', { ...reference, step: step(1) }, ago(300_000));
  await trial.restart();
  const feed = () => ask<ActivityList>('/v1/activity?kind=runs');
  await until(feed, (seen) => stuckIn(seen).length > 0);
  await trial.restart();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(stuckIn(await feed())).toHaveLength(1);

  const { runs } = await ask<RunList>('/v1/runs?status=stuck');
  expect(runs).toMatchObject([{ status: 'stuck', workflow: 'Onboarding', botId: trial.botId }]);
  const detail = await ask<RunDetail>(`/v1/runs/${runs[0]!.id}`);
  const [shown] = detail.timeline;
  expect(shown).toMatchObject({ status: 'stuck', done: 6, stuckAfterMs: 3 * shown!.averageMs! });
  expect(Math.abs(shown!.averageMs! - 20_000)).toBeLessThan(1000);
  expect(shown!.slowestMs).toBeGreaterThanOrEqual(20_000);
  expect(runs[0]!.stuckStep).toMatchObject({ number: 1, status: 'stuck' });
  const list = await ask<WorkflowList>('/v1/workflows');
  const onboarding = list.workflows.find(({ name }) => name === 'Onboarding');
  expect(onboarding).toMatchObject({ running: 0, stuck: 1 });

  await send('workflow.step_finished', { ...reference, step: step(1) });
  const [newest] = (await feed()).entries;
  expect(newest?.type).toBe('workflow.unstuck');
});

test('runs and activity are paged; every one comes once', async () => {
  const begin = (n: number) =>
    send('workflow.started', { workflow: 'nightly', name: 'Nightly', run: `n-${n}` }, ago(n * 1000));
  for (let n = 0; n < 55; n += 5) await Promise.all([0, 1, 2, 3, 4].map((k) => begin(n + k)));
  const { workflows } = await ask<WorkflowList>('/v1/workflows');
  const nightly = workflows.find(({ name }) => name === 'Nightly')!;
  const first = await ask<RunList>(`/v1/runs?workflow=${nightly.id}`);
  const rest = await ask<RunList>(`/v1/runs?workflow=${nightly.id}&after=${first.next}`);
  expect([first.runs.length, rest.runs.length, rest.next]).toEqual([50, 5, null]);
  const times = [...first.runs, ...rest.runs].map(({ startedAt }) => startedAt);
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  expect(new Set([...first.runs, ...rest.runs].map(({ id }) => id)).size).toBe(55);

  const page = await ask<ActivityList>('/v1/activity');
  const more = await ask<ActivityList>(`/v1/activity?before=${page.next}`);
  const seqs = [...page.entries, ...more.entries].map(({ seq }) => seq);
  expect(seqs).toEqual([...new Set(seqs)].toSorted((a, b) => b - a));
  expect((await get(`${trial.baseUrl}/v1/runs?after=nonsense`, operator)).status).toBe(400);
});

test('limits: who may set them, and steps that run are looked at again', { timeout: 30_000 }, async () => {
  const run = { workflow: 'import', run: 'i-1' };
  await send('workflow.step_started', { ...run, step: step(1) }, ago(120_000));
  const { workflows } = await ask<WorkflowList>('/v1/workflows');
  const { id } = workflows.find(({ name }) => name === 'import')!;
  const limit = `/v1/workflows/${id}`;
  expect((await change('PATCH', limit, { stuckAfterMs: 60_000 }, operator)).body.code).toBe('forbidden');
  const before = await ask<RunList>(`/v1/runs?workflow=${id}`);
  expect(before.runs).toMatchObject([{ status: 'running' }]);
  expect((await change('PATCH', limit, { stuckAfterMs: 60_000 })).status).toBe(200);
  const look = () => ask<RunList>(`/v1/runs?workflow=${id}`);
  await until(look, ({ runs }) => runs[0]?.status === 'stuck');
  expect((await change('PUT', '/v1/workflows/limit', { stuckAfterMs: 900_000 })).status).toBe(200);
  expect((await ask<WorkflowList>('/v1/workflows')).stuckAfterMs).toBe(900_000);
  const { owner: stranger } = await trial.neighbour();
  const { runs } = await look();
  expect((await get(`${trial.baseUrl}/v1/runs/${runs[0]!.id}`, stranger.token)).status).toBe(404);
});

test('a limit of one step, before its workflow’s', { timeout: 30_000 }, async () => {
  const run = { workflow: 'export', run: 'e-1' };
  const named = (number: number, name: string) => ({ ...run, step: { number, name } });
  await send('workflow.step_started', named(1, 'Collect'), ago(120_000));
  await send('workflow.step_started', named(2, 'constructor'), ago(120_000));
  const { workflows } = await ask<WorkflowList>('/v1/workflows');
  const { id } = workflows.find(({ name }) => name === 'export')!;
  const path = `/v1/workflows/${id}/step-limit`;
  const steps = async () => {
    const shown = (await ask<WorkflowDetail>(`/v1/workflows/${id}`)).steps;
    return shown.map(({ name, limitMs, stuckAfterMs }) => [name, limitMs, stuckAfterMs]);
  };
  await change('PATCH', `/v1/workflows/${id}`, { stuckAfterMs: 600_000 });
  const none = ['constructor', null, 600_000];
  expect(await steps()).toEqual([['Collect', null, 600_000], none]);
  const limit = { step: 'Collect', stuckAfterMs: 60_000 };
  expect((await change('PUT', path, limit, operator)).body.code).toBe('forbidden');
  expect((await change('PUT', path, { ...limit, step: 'Colect' })).body.code).toBe('not_found');
  const { owner: stranger } = await trial.neighbour();
  expect((await change('PUT', path, limit, stranger.token)).body.code).toBe('not_found');
  expect((await change('PUT', path, { ...limit, stuckAfterMs: 1 })).body.code).toBe('invalid_request');
  expect(await change('PUT', path, limit)).toEqual({ status: 200, body: limit });
  expect(await steps()).toEqual([['Collect', 60_000, 60_000], none]);
  const look = () => ask<RunList>(`/v1/runs?workflow=${id}`);
  const { runs } = await until(look, (seen) => seen.runs[0]?.status === 'stuck');
  const { timeline } = await ask<RunDetail>(`/v1/runs/${runs[0]!.id}`);
  expect(timeline).toMatchObject([
    { name: 'Collect', status: 'stuck', stuckAfterMs: 60_000 },
    { name: 'constructor', status: 'running', stuckAfterMs: 600_000 },
  ]);
  await change('PUT', path, { ...limit, stuckAfterMs: null });
  expect(await steps()).toEqual([['Collect', null, 600_000], none]);
});

test('updates of a bot, with their diff and the handoffs since', async () => {
  const bot = trial.botId;
  const diff = { before: 'Be brief.', after: 'Be brief and kind.' };
  await send('bot.prompt_tuned', { bot, because: 'low_csat', diff }, ago(60_000));
  await send('handoff.requested', { bot, conversation: 'wa-9', words: 'a human please' });
  await send('bot.tool_added', { bot, tool: 'Order lookup' }, new Date(Date.now() + 1000).toISOString());
  const { updates } = await ask<BotUpdateList>(`/v1/bots/${bot}/updates`);
  expect(updates).toMatchObject([
    { details: { kind: 'tool_added', tool: 'Order lookup' }, handoffsSince: 0 },
    { details: { kind: 'prompt_tuned' }, handoffsSince: 1, diff },
  ]);
  const one = await ask<BotUpdateShown>(`/v1/bots/${bot}/updates/${updates[1]!.id}`);
  expect(one).toEqual(updates[1]);
  const tuned = await ask<BotUpdateList>(`/v1/bots/${bot}/updates?kind=prompt_tuned`);
  expect(tuned.updates).toHaveLength(1);
  const feed = await ask<ActivityList>(`/v1/activity?kind=updates&bot=${bot}`);
  expect(feed.entries.map(({ type }) => type)).toEqual(['bot.updated', 'bot.updated']);
  expect((await ask<ActivityList>(`/v1/activity?bot=${randomUUID()}`)).entries).toEqual([]);
});

test(
  'a bot that goes silent: down, its customers waiting for humans, and back',
  { timeout: 60_000 },
  async () => {
    const bot = trial.botId;
    const path = `/v1/bots/${bot}/health`;
    const refused = await change('PATCH', path, { downAfter: 2 }, operator);
    expect(refused.body.code).toBe('forbidden');
    expect((await change('PATCH', path, { url: 'ftp://bot.example' })).body.code).toBe('endpoint_forbidden');
    const set = await change('PATCH', path, { heartbeatEveryMs: 1000, downAfter: 1, backAfter: 1 });
    expect(set.body).toMatchObject({ status: 'running', settings: { downAfter: 1, slowAfterMs: 3000 } });
    await send('message.created', { bot, conversation: 'wa-1', by: 'customer', text: 'Where is my train?' });
    const listed = async () => (await ask<BotList>('/v1/bots')).bots;
    expect(await listed()).toMatchObject([{ id: bot, status: 'running', watched: false }]);
    await send('bot.heartbeat', { bot });
    expect(await listed()).toMatchObject([{ id: bot, watched: true }]);
    const health = () => ask<BotHealthShown>(path);
    const down = await until(health, ({ status }) => status === 'down');
    expect(down.because).toMatchObject({ kind: 'no_heartbeat' });
    const snapshot = () =>
      ask<{ conversations: { owner: string; handoff: { reason: string } | null }[] }>('/v1/snapshot');
    await until(snapshot, ({ conversations }) =>
      conversations.some(({ owner: with_, handoff }) => with_ === 'queue' && handoff?.reason === 'platform'),
    );
    const feed = await ask<ActivityList>('/v1/activity?kind=health');
    expect(feed.entries).toMatchObject([{ type: 'bot.health_changed', status: 'down', affected: 1 }]);
    await change('PATCH', path, { heartbeatEveryMs: 60_000 });
    await send('bot.heartbeat', { bot });
    await until(health, ({ status }) => status === 'running');
  },
);
