/** What api/calls.ts says about who may call is what a real server does, for every call. */
import { permissionsOf } from '@baton/core';
import { Permission, REFUSALS } from '@baton/protocol';
import type { Problem, Role } from '@baton/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTrial } from '../trial-server.ts';
import type { Trial } from '../trial-server.ts';
import { CALLS } from './calls.ts';
import { CALLERS } from './calls/call.ts';
import { refusalsOf } from './describe.ts';

const ID = '00000000-0000-4000-8000-000000000000';
const FENCE = { fence: 1 };
/** Bodies that fit the schemas, for things that do not exist. */
const BODIES: Record<string, unknown> = {
  'POST /v1/token': {},
  'POST /v1/setup': {
    token: 'x',
    organization: 'A',
    name: 'A',
    email: 'a@example.com',
    password: 'long enough',
  },
  'POST /v1/invitations': { email: 'a@example.com', role: 'operator' },
  'POST /v1/invitations/:token/accept': { name: 'A', email: 'a@example.com', password: 'long enough' },
  'PATCH /v1/members/:id': { role: 'operator' },
  'POST /v1/commands': { type: 'claim', handoffId: ID },
  'POST /v1/conversations/:id/messages': { id: ID, text: 'Hello', ...FENCE },
  'POST /v1/conversations/:id/hand-back': { id: ID, outcome: 'Done', ...FENCE },
  'POST /v1/conversations/:id/release': FENCE,
  'POST /v1/conversations/:id/resolve': FENCE,
  'POST /v1/conversations/:id/read': { upTo: 1 },
  'POST /v1/push/claim': { token: 'x'.repeat(40) },
  'POST /v1/push/text': { token: 'x'.repeat(40) },
  'POST /v1/push/ack': { token: 'x'.repeat(40), what: 'opened' },
  'POST /v1/devices': {
    label: 'Phone',
    transport: 'expo',
    address: { token: 'ExponentPushToken[aaaaaaaaaaaaaaaaaaaaaa]' },
  },
  'POST /v1/api-keys': { name: 'A', botId: ID },
  'POST /v1/endpoints': { url: 'https://example.com/hook', botId: ID },
  'PATCH /v1/me/alerts': {},
  'PATCH /v1/organization/alerts': {},
  'PATCH /v1/members/:id/alerts': {},
  'PATCH /v1/me/peace': {},
  'POST /v1/me/alerts/preview': { at: 0 },
  'POST /v1/me/alerts/dry-run': {},
  'PATCH /v1/bots/:id/policy': {},
  'PATCH /v1/organization/policy': {},
  'PATCH /v1/bots/:id/health': { downAfter: 2 },
  'PUT /v1/workflows/limit': { stuckAfterMs: 60_000 },
  'PATCH /v1/workflows/:id': { stuckAfterMs: null },
  'PUT /v1/workflows/:id/step-limit': { step: 'Enrich', stuckAfterMs: null },
  'PATCH /v1/conversations/:id/customer': { attributes: {} },
  'PUT /v1/labels/:id': { name: 'VIP', colour: 'grey' },
  'PUT /v1/canned-replies/:id': { shortcut: 'hi', text: 'Hello', botId: null },
  'POST /v1/customer/sessions': { botId: ID, name: 'Erin' },
  'POST /v1/customer/commands': { type: 'send', id: ID, text: 'Hello' },
};

/** What a call asks for in its address. */
const QUERIES: Record<string, string> = {
  'GET /v1/sync': '?after=x:1',
  'GET /v1/search': '?q=refund',
  'POST /v1/conversations/:id/attachments': `?id=${ID}&name=a.txt`,
  'POST /v1/customer/attachments': `?id=${ID}&name=a.txt`,
  'GET /v1/attachments/:id': '?expires=1&signature=x',
};

let trial: Trial;
const tokens = new Map<Role, string>();
beforeAll(async () => {
  trial = await startTrial();
  tokens.set('operator', (await trial.signIn('alice')).token);
  tokens.set('owner', (await trial.signIn('olivia')).token);
});
afterAll(() => trial.stop());

async function call(name: string, token?: string): Promise<{ status: number; problem: Partial<Problem> }> {
  const [method = '', path = ''] = name.split(' ');
  const url = trial.baseUrl + path.replace(':seq', '1').replaceAll(/:\w+/g, ID) + (QUERIES[name] ?? '');
  const body = BODIES[name];
  const response = await fetch(url, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json');
  return { status: response.status, problem: isProblem ? ((await response.json()) as Problem) : {} };
}

const names = Object.keys(CALLS);
const closed = names.filter((name) => !['anybody', 'push'].includes(CALLS[name]!.by));
const guarded = names.filter((name) => !(CALLS[name]!.by in CALLERS));

test('the description names every call, and nothing else', async () => {
  const { paths } = (await (await fetch(`${trial.baseUrl}/v1/openapi.json`)).json()) as {
    paths: Record<string, Record<string, unknown>>;
  };
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  );
  expect(described.sort()).toEqual(names.toSorted());
});

test.each(closed)('%s is closed to anybody', async (name) => {
  expect(await call(name)).toMatchObject({ status: 401, problem: { code: 'unauthenticated' } });
  expect((await call(name, 'not.a.token')).status).toBe(401);
});

test.each(names.filter((name) => !closed.includes(name)))('%s asks for no token', async (name) => {
  const { status, problem } = await call(name);
  expect([200, ...refusalsOf(CALLS[name]!, {}).map((code) => REFUSALS[code].status)]).toContain(status);
  expect(problem.code).not.toBe('unauthenticated');
});

test.each(guarded)('%s is refused exactly to the roles that lack its permission', async (name) => {
  const permission = Permission.parse(CALLS[name]!.by);
  for (const [role, token] of tokens) {
    const { status, problem } = await call(name, token);
    if (permissionsOf(role).includes(permission)) expect(problem.code).not.toBe('forbidden');
    else
      expect({ status, problem }).toMatchObject({ status: 403, problem: { code: 'forbidden', permission } });
    expect(problem.code).not.toBe('invalid_request');
  }
});

/** Ends the session that the other tests use, and is about another member. */
const APART = ['POST /v1/sign-out', 'DELETE /v1/me/sessions', 'DELETE /v1/members/:id'];

test.each(names.filter((name) => CALLS[name]!.by === 'member' && !APART.includes(name)))(
  '%s is open to an operator',
  async (name) => {
    const { problem } = await call(name, tokens.get('operator'));
    expect([undefined, 'not_found']).toContain(problem.code);
  },
);
