import { Problem, REFUSALS } from '@baton/protocol';
import type { RefusalCode } from '@baton/protocol';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { CALLS } from './calls.ts';
import { CALLERS } from './calls/call.ts';
import type { Call } from './calls/call.ts';

type Route = Parameters<typeof jsonSchemaTransform>[0];
type Shape = { body?: unknown; params?: unknown; querystring?: unknown };

/** What every call may answer, whoever asks. */
const ALWAYS = ['rate_limited', 'internal', 'unavailable'] as const;

/** Every refusal a call may answer with. */
export function refusalsOf({ by, refuses = [] }: Call, { body, params, querystring }: Shape): RefusalCode[] {
  const codes = new Set<RefusalCode>(refuses);
  if (!['anybody', 'push'].includes(by)) codes.add('unauthenticated');
  if (!['anybody', 'push', 'login', 'bot'].includes(by)) codes.add('token_expired');
  if (!(by in CALLERS)) codes.add('forbidden');
  if (body ?? params ?? querystring ?? by === 'bot') codes.add('invalid_request');
  if (body ?? by === 'bot') codes.add('payload_too_large');
  for (const code of ALWAYS) codes.add(code);
  return [...codes].sort((one, other) => REFUSALS[one].status - REFUSALS[other].status);
}

const SECURITY: Partial<Record<Call['by'], Record<string, string[]>[]>> = {
  anybody: [],
  push: [],
  login: [{ session: [] }],
  customer: [{ customer: [] }],
  bot: [{ apiKey: [] }],
  'member or bot': [{ member: [] }, { apiKey: [] }],
};

const bearer = (description: string) => ({ type: 'http', scheme: 'bearer', description }) as const;

export const securitySchemes = {
  session: bearer('The token that signing in (`/api/auth/sign-in/email`) answered.'),
  member: bearer('An access token of `POST /v1/token`.'),
  customer: bearer('A token of `POST /v1/customer/sessions`.'),
  apiKey: bearer('An API key. Or none, and `?key=` with a body signed as Standard Webhooks describes.'),
};

/** Turns a route's schema into OpenAPI, with who may call it and every refusal. Throws for a route that `CALLS` lacks. */
export function describeRoute(route: Route): ReturnType<typeof jsonSchemaTransform> {
  const { schema } = route;
  if (!schema || (schema as { hide?: boolean }).hide === true) return jsonSchemaTransform(route);
  const name = `${[route.route.method].flat()[0]} ${route.url}`;
  const call = CALLS[name];
  if (!call) throw new Error(`${name} is not in api/calls.ts`);
  const codes = refusalsOf(call, schema);
  const described = {
    ...schema,
    summary: call.does,
    description:
      call.by in CALLERS ? `For ${CALLERS[call.by as keyof typeof CALLERS]}.` : `Needs \`${call.by}\`.`,
    security: SECURITY[call.by] ?? [{ member: [] }],
    'x-by': call.by,
    'x-refusals': codes,
    response: { ...(schema.response as object), ...problems(codes) },
  };
  return jsonSchemaTransform({ ...route, schema: described });
}

function problems(codes: RefusalCode[]): Record<string, object> {
  const byStatus = Object.entries(Object.groupBy(codes, (code) => REFUSALS[code].status));
  return Object.fromEntries(
    byStatus.map(([status, some = []]) => [
      status,
      {
        description: some.map((code) => `\`${code}\`: ${REFUSALS[code].title}.`).join(' '),
        content: { 'application/problem+json': { schema: Problem } },
      },
    ]),
  );
}
