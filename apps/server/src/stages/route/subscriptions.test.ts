import { randomUUID } from 'node:crypto';
import type { AlertList, EventAnswer, EventDecisions, ExplainedSettings } from '@baton/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { z } from 'zod';
import { FakeExpo } from '../../../../../e2e/fake-push/expo.ts';
import { get, post, startTrial } from '../../trial-server.ts';
import type { Acting, Trial } from '../../trial-server.ts';

type Alert = z.infer<typeof AlertList>['alerts'][number];

let trial: Trial;
let expo: FakeExpo;
let key: string;
let alice: Acting;
beforeAll(async () => {
  expo = await FakeExpo.start();
  trial = await startTrial({ BATON_EXPO_URL: expo.url });
  key = (await trial.apiKey()).key;
  alice = await trial.member('Alice', 'operator');
});
afterAll(async () => {
  await trial.stop();
  await expo.close();
});

const url = (path: string) => trial.baseUrl + path;

/** Starts a run of a workflow and answers what people may have been told of it, once they were decided about. */
async function started(workflow: string): Promise<Alert> {
  const data = { workflow, name: workflow, run: randomUUID() };
  const [type, time] = ['workflow.started', new Date().toISOString()];
  const event = { specversion: '1.0', id: randomUUID(), source: '/platform', type, time, data };
  const { body } = await post<{ results: EventAnswer[] }>(url('/v1/events'), event, key);
  expect(body.results).toMatchObject([{ status: 'accepted' }]);
  return vi.waitFor(async () => {
    const { alerts } = (await get<{ alerts: Alert[] }>(url('/v1/alerts'), alice.token)).body;
    const alert = alerts.find(({ subject, seq }) => subject.name === workflow && !known.has(seq));
    expect(alert).toBeDefined();
    known.add(alert!.seq);
    return alert!;
  }, 5000);
}
const known = new Set<number>();

const decided = async ({ seq }: Alert) => {
  const { body } = await get<EventDecisions>(url(`/v1/alerts/${seq}/decisions`), alice.token);
  return body.decisions.filter(({ member }) => member.memberId === alice.memberId);
};

async function subscribe(workflowId: string, workflow: boolean | null): Promise<ExplainedSettings> {
  const answer = await fetch(url(`/v1/me/alerts?workflow=${workflowId}`), {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${alice.token}` },
    body: JSON.stringify({ subscribed: { workflow } }),
  });
  return (await answer.json()) as ExplainedSettings;
}

test('one workflow that a member leaves stays away, with the reason; others go on, and one change brings it back', async () => {
  const phone = `ExpoPushToken[${randomUUID()}]`;
  await post(
    url('/v1/devices'),
    { transport: 'expo', label: 'Phone', address: { token: phone } },
    alice.token,
  );
  const titles = () => expo.inbox(phone).map(({ title }) => title);
  const first = await started('Onboarding');
  await vi.waitFor(() => expect(titles()).toEqual(['⚙️ Workflow started: Onboarding']), 5000);

  const left = await subscribe(first.subject.id, false);
  expect(left.subscribed.workflow).toMatchObject({ value: false, from: 'member_subject' });
  expect(await decided(await started('Onboarding'))).toMatchObject([
    { verdict: 'skip', words: 'Alice: skipped, not subscribed to Onboarding' },
  ]);
  await started('Invoices');
  await vi.waitFor(() => expect(titles().at(-1)).toBe('⚙️ Workflow started: Invoices'), 5000);
  expect(titles()).toHaveLength(2);

  const back = await subscribe(first.subject.id, null);
  expect(back.subscribed.workflow).toMatchObject({ value: true, from: 'built_in' });
  // What was told a moment ago bundles it; that it is wanted again is what counts here.
  expect(await decided(await started('Onboarding'))).toMatchObject([{ verdict: 'hold', reason: 'bundled' }]);
});
