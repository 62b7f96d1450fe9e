import { CloudEvent, EventsAnswer, problem } from '@baton/protocol';
import type { EventAnswer } from '@baton/protocol';
import type { FastifyRequest } from 'fastify';
import { verifySigned } from '../adapters/standard-webhooks.ts';
import { RefusedError } from '../journal/refused.ts';
import type { KeyHolder } from '../manage/api-keys.ts';
import { takeEvent } from '../stages/ingest/events.ts';
import { keyOf } from './bearer.ts';
import { parseBounded } from './bounded-json.ts';
import type { Api, ApiPorts } from './ports.ts';

const LIMIT = 1024 * 1024;
const MOST_EVENTS = 500;
const AT_ONCE = 32;

/** `POST /v1/events`: CloudEvents structured, batched or binary; by API key, or signed with the key's secret (`?key=…`). */
export function eventRoutes(api: Api, ports: ApiPorts): void {
  const raw = { parseAs: 'string', bodyLimit: LIMIT } as const;
  api.removeAllContentTypeParsers();
  api.addContentTypeParser('*', raw, (_request, body, done) => done(null, body));

  const schema = {
    tags: ['events'],
    response: { 200: EventsAnswer, 207: EventsAnswer },
    description: 'CloudEvents 1.0; a batch is answered event by event.',
  };
  const config = { rateLimit: { max: 5000, timeWindow: 1000 } };
  api.post('/v1/events', { schema, config, bodyLimit: LIMIT }, async (request, reply) => {
    const body = typeof request.body === 'string' ? request.body : '';
    const holder = await senderOf(ports, request, body);
    const results = await takeAll(ports, holder, eventsOf(request, body));
    return reply.status(results.every(({ status }) => status === 'accepted') ? 200 : 207).send({ results });
  });
}

async function senderOf(ports: ApiPorts, request: FastifyRequest, body: string): Promise<KeyHolder> {
  const { headers } = request;
  if (headers['webhook-signature'] === undefined) return keyOf(ports, request);
  const { key } = request.query as { key?: string };
  const holder = /^[0-9a-f-]{36}$/i.test(key ?? '') ? await ports.keys.byId(key!) : null;
  if (!holder) throw new RefusedError('unauthenticated');
  const one = (name: string): string | undefined =>
    typeof headers[name] === 'string' ? headers[name] : undefined;
  verifySigned(
    holder.signingSecret,
    { id: one('webhook-id'), timestamp: one('webhook-timestamp'), signature: one('webhook-signature'), body },
    ports.stage.clock.now(),
  );
  return holder;
}

/** The events as they came, not yet checked one by one. */
function eventsOf(request: FastifyRequest, body: string): unknown[] {
  const data = parseBounded(body);
  if (request.headers['ce-specversion'] !== undefined) return [binaryEvent(request, data)];
  if (!Array.isArray(data)) return [data];
  if (data.length === 0 || data.length > MOST_EVENTS)
    throw new RefusedError('invalid_request', {
      issues: [{ message: `a batch has 1 to ${MOST_EVENTS} events` }],
    });
  return data;
}

function binaryEvent({ headers }: FastifyRequest, data: unknown): unknown {
  const attributes = Object.entries(headers).flatMap(([name, value]) =>
    name.startsWith('ce-') ? [[name.slice(3), value] as const] : [],
  );
  return { ...Object.fromEntries(attributes), data };
}

/** In the order they came within a conversation, a run or a bot; different ones go side by side. */
async function takeAll(ports: ApiPorts, holder: KeyHolder, events: unknown[]): Promise<EventAnswer[]> {
  const results = Array.from<EventAnswer>({ length: events.length });
  const lanes = [...Map.groupBy(events.keys(), (n) => laneOf(events[n])).values()];
  const work = async (): Promise<void> => {
    for (let lane = lanes.pop(); lane; lane = lanes.pop())
      for (const n of lane) results[n] = await takeOne(ports, holder, events[n]);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, lanes.length) }, work));
  return results;
}

function laneOf(event: unknown): string {
  const { data } = (event ?? {}) as { data?: { conversation?: unknown; run?: unknown; bot?: unknown } };
  return String(data?.conversation ?? data?.run ?? data?.bot ?? '');
}

async function takeOne(ports: ApiPorts, holder: KeyHolder, event: unknown): Promise<EventAnswer> {
  const parsed = CloudEvent.safeParse(event);
  if (parsed.success) return takeEvent(ports.stage, holder, parsed.data);
  const { id } = (event ?? {}) as { id?: unknown };
  return {
    status: 'refused',
    id: String(id ?? ''),
    problem: problem({ code: 'invalid_request', facts: { issues: parsed.error.issues } }),
  };
}
