import { randomUUID } from 'node:crypto';
import { can } from '@baton/core';
import { Permission, Role } from '@baton/protocol';
import type { Command, Problem } from '@baton/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTrial } from '../trial-server.ts';
import type { Acting, Trial } from '../trial-server.ts';

/** A route as the interface describes it, with a body that fits its schema. */
type Call = [operation: string, body?: object];

const id = randomUUID();
const fence = 1;
const COMMANDS: { [Type in Command['type']]: Extract<Command, { type: Type }> } = {
  claim: { type: 'claim', handoffId: id },
  release: { type: 'release', conversationId: id, fence },
  send: { type: 'send', conversationId: id, fence, id, kind: 'text', text: 'Hello' },
  hand_back: { type: 'hand_back', conversationId: id, fence, outcome: '', facts: {} },
  resolve: { type: 'resolve', conversationId: id, fence },
  read: { type: 'read', conversationId: id, upTo: 1 },
  transfer: { type: 'transfer', conversationId: id, fence, to: id, note: '' },
  snooze: { type: 'snooze', conversationId: id, fence, until: Date.now() + 60_000 },
  wake: { type: 'wake', conversationId: id },
  label: { type: 'label', conversationId: id, add: [id], remove: [] },
  keep_lease: { type: 'keep_lease', conversationId: id, fence },
};

/** What each permission lets one call. A permission without a route has an empty list; a new one does not compile until it is here. */
const NEEDS: Record<Permission, Call[]> = {
  'chatbot.respond': [
    ...Object.values(COMMANDS).map((command): Call => ['POST /v1/commands', command]),
    ['POST /v1/handoffs/{id}/claim'],
    ['POST /v1/conversations/{id}/messages', { id, fence, text: 'Hello' }],
    ['POST /v1/conversations/{id}/hand-back', { fence }],
    ['POST /v1/conversations/{id}/release', { fence }],
    ['POST /v1/conversations/{id}/resolve', { fence }],
    ['POST /v1/conversations/{id}/read', { upTo: 1 }],
    ['POST /v1/conversations/{id}/attachments'],
    ['GET /v1/attachments/{id}/link'],
    ['GET /v1/conversations/{id}/customer'],
    ['PATCH /v1/conversations/{id}/customer', { attributes: {} }],
    ['GET /v1/conversations/{id}/transcript'],
    ['GET /v1/search'],
    ['GET /v1/labels'],
    ['GET /v1/canned-replies'],
    ['PUT /v1/canned-replies/{id}', { shortcut: 'hi', text: 'Hello', botId: null }],
    ['DELETE /v1/canned-replies/{id}'],
    ['GET /v1/snapshot'],
    ['GET /v1/sync'],
    ['GET /v1/conversations/{id}/thread'],
    ['GET /v1/handoffs/{id}/decisions'],
    ['GET /v1/alerts'],
    ['GET /v1/activity'],
    ['GET /v1/bots'],
    ['GET /v1/bots/{id}/updates'],
    ['GET /v1/bots/{bot}/updates/{id}'],
    ['GET /v1/bots/{id}/health'],
    ['GET /v1/bots/{id}/policy'],
    ['GET /v1/bots/{id}/audience'],
    ['GET /v1/runs'],
    ['GET /v1/runs/{id}'],
    ['GET /v1/workflows'],
    ['GET /v1/workflows/{id}'],
    ['GET /v1/alerts/{seq}/decisions'],
  ],
  'chatbot.manage': [
    ['POST /v1/api-keys', { name: 'key' }],
    ['GET /v1/organization/alerts'],
    ['PUT /v1/labels/{id}', { name: 'VIP', colour: 'grey' }],
    ['DELETE /v1/labels/{id}'],
    ['PATCH /v1/bots/{id}/health', {}],
    ['PATCH /v1/workflows/{id}', { stuckAfterMs: null }],
    ['PUT /v1/workflows/{id}/step-limit', { step: 'Enrich', stuckAfterMs: null }],
    ['PUT /v1/workflows/limit', { stuckAfterMs: 60_000 }],
    ['PATCH /v1/organization/alerts', {}],
    ['PATCH /v1/bots/{id}/policy', {}],
    ['GET /v1/organization/policy'],
    ['PATCH /v1/organization/policy', {}],
    ['GET /v1/api-keys'],
    ['DELETE /v1/api-keys/{id}'],
    ['POST /v1/endpoints', { botId: id, url: 'http://127.0.0.1:9/hook' }],
    ['GET /v1/endpoints'],
    ['DELETE /v1/endpoints/{id}'],
    ['GET /v1/outbound'],
    ['POST /v1/outbound/{id}/redeliver'],
  ],
  'member.manage': [
    ['POST /v1/invitations', { email: 'x@example.com', role: 'operator' }],
    ['PATCH /v1/members/{id}', { role: 'operator' }],
    ['DELETE /v1/members/{id}'],
    ['GET /v1/members/{id}/alerts'],
    ['PATCH /v1/members/{id}/alerts', {}],
  ],
  'scenario.edit': [],
  'analytics.view': [['GET /v1/alerts/figures']],
  'organization.manage': [],
};

/** Every member may do this, whatever their role: it is about themselves, or known to all. */
const ANY_MEMBER: Call[] = [
  ['POST /v1/devices', { transport: 'expo', label: 'Phone', address: { token: 'ExpoPushToken[x]' } }],
  ['GET /v1/devices'],
  ['GET /v1/me/alerts'],
  ['PATCH /v1/me/alerts', {}],
  ['GET /v1/me/peace'],
  ['PATCH /v1/me/peace', {}],
  ['POST /v1/me/alerts/preview', { at: 0 }],
  ['POST /v1/me/alerts/dry-run', {}],
  ['GET /v1/pushes/{id}'],
  ['GET /v1/me/pushes'],
  ['GET /v1/me/login'],
  ['DELETE /v1/me/sessions/{id}'],
  ['GET /v1/devices/{id}'],
  ['DELETE /v1/devices/{id}'],
  ['POST /v1/devices/{id}/test'],
  ['GET /v1/bots/{id}/availability'],
  ['DELETE /v1/me/sessions'],
  ['POST /v1/sign-out'],
];
/** Not for members' access tokens: by link, login, API key, customer's token, push token, or open. */
const OTHERWISE = [
  'POST /v1/token',
  'POST /v1/setup',
  'GET /v1/invitations/{token}',
  'POST /v1/invitations/{token}/accept',
  'GET /v1/push/key',
  'POST /v1/push/claim',
  'POST /v1/push/ack',
  'POST /v1/push/text',
  'POST /v1/events',
  'POST /v1/customer/sessions',
  'GET /v1/customer/sync',
  'GET /v1/customer/availability',
  'POST /v1/customer/commands',
  'POST /v1/customer/attachments',
  'GET /v1/customer/attachments/{id}/link',
  'GET /v1/attachments/{id}',
];

let trial: Trial;
const acting = {} as Record<Role, Acting>;
beforeAll(async () => {
  trial = await startTrial({ BATON_ALLOW_PRIVATE_TARGETS: 'false' });
  for (const role of Role.options) acting[role] = await trial.member(`The ${role}`, role);
});
afterAll(() => trial.stop());

/** What a route asks for in its address. */
const QUERIES: Record<string, string> = {
  'GET /v1/sync': '?after=x:0',
  'GET /v1/search': '?q=refund',
  'POST /v1/conversations/{id}/attachments': `?id=${id}&name=note.txt`,
};

async function run([operation, body]: Call, token?: string): Promise<{ status: number; body: Problem }> {
  const [method, path] = operation.split(' ') as [string, string];
  const query = QUERIES[operation] ?? '';
  const response = await fetch(
    trial.baseUrl + path.replace('{id}', id).replace('{bot}', id).replace('{seq}', '1') + query,
    {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    },
  );
  const text = await response.text();
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Problem };
}

const calls = Permission.options.flatMap((permission) =>
  NEEDS[permission].map((call) => [call[0], permission, call] as const),
);

test('every route of the interface is in one of these lists', () => {
  const { paths = {} } = trial.app.server.swagger() as { paths?: Record<string, object> };
  const routes = Object.entries(paths)
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
    .filter((operation) => operation.includes(' /v1/'));
  const listed = [...calls.map(([operation]) => operation), ...ANY_MEMBER.map(([operation]) => operation)];
  expect(routes.length).toBeGreaterThan(30);
  expect(new Set([...listed, ...OTHERWISE])).toEqual(new Set(routes));
});

describe.each(Role.options)('%s', (role) => {
  test.each(calls)('%s needs %s', async (_operation, permission, call) => {
    const { status, body } = await run(call, acting[role].token);
    if (can(role, permission)) {
      expect(body).not.toMatchObject({ code: 'forbidden' });
      expect([401, 403, 500, 503]).not.toContain(status);
      if (status === 400) expect(body.code).toBe('endpoint_forbidden');
    } else expect({ status, body }).toMatchObject({ status: 403, body: { code: 'forbidden', permission } });
  });

  test.each(ANY_MEMBER.filter(([operation]) => operation !== 'POST /v1/sign-out'))(
    '%s is for every member',
    async (...call) => {
      expect([400, 401, 403, 500, 503]).not.toContain((await run(call, acting[role].token)).status);
    },
  );
});

test.each([...calls.map(([, , call]) => call), ...ANY_MEMBER])('%s needs a token', async (...call) => {
  const refusal = { status: 401, body: { code: 'unauthenticated' } };
  expect(await run(call)).toMatchObject(refusal);
  expect(await run(call, 'made-up')).toMatchObject(refusal);
});
