import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { NewOutbound } from '../../ports/journal.ts';
import type { Outbound } from '../../ports/outbound.ts';
import { newPlace, NOW, waiting } from '../testing/conversations.ts';
import type { Place } from '../testing/conversations.ts';
import { ENGINES, URL_OF_ENDPOINT } from '../testing/engines.ts';
import type { UnderTest } from '../testing/engines.ts';

const LEASE = 30_000;

/** Emptied before each test: outbound events are taken for all organizations. */
describe.each(ENGINES)('outbound events on %s', (_name, open) => {
  let engine: UnderTest;
  let outbound: Outbound;
  let place: Place;
  let endpointId: string;
  let conversationId: string;
  beforeAll(async () => {
    engine = await open();
    ({ outbound } = engine);
  });
  beforeEach(async () => {
    await engine.empty();
    place = await newPlace(engine);
    endpointId = await engine.furnish.endpoint({ ...place, types: ['handoff.queued'] });
    ({ conversationId } = await waiting(engine.journal, place));
  });
  afterAll(() => engine.close());

  const event = (seq: number, change: Partial<NewOutbound> = {}): NewOutbound => ({
    id: randomUUID(),
    endpointId,
    conversationId,
    seq,
    type: 'handoff.queued',
    event: { specversion: '1.0', data: { seq } },
    dueAt: NOW,
    ...change,
  });
  const queue = (...rows: NewOutbound[]) =>
    engine.journal.commit({ organizationId: place.organizationId, outbound: rows });
  const take = async (now = NOW, limit = 100) => outbound.take(now, { until: now + LEASE, limit });
  const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);

  test('are taken with where they go, by one, and again when the lease ends', async () => {
    expect(await outbound.nextDue()).toBeNull();
    const row = event(2);
    await queue(row);
    expect(await take(NOW - 1)).toEqual([]);
    const [a, b] = await Promise.all([take(), take()]);
    const { id, event: envelope } = row;
    expect([...a!, ...b!]).toMatchObject([
      {
        id,
        endpointId,
        url: URL_OF_ENDPOINT,
        secret: 'whsec_c2VjcmV0',
        disabled: false,
        event: envelope,
        attempts: 1,
        createdAt: NOW,
      },
    ]);
    expect(await outbound.nextDue()).toBe(NOW + LEASE);
    expect(await take(NOW + LEASE)).toMatchObject([{ id, attempts: 2 }]);
  });

  test('of a conversation go to an endpoint in their order; others do not wait', async () => {
    const { conversationId: other } = await waiting(engine.journal, place);
    const second = await engine.furnish.endpoint({ ...place, types: ['handoff.queued'] });
    const [first, next] = [event(2), event(3)];
    const [elsewhere, beside] = [event(4, { conversationId: other }), event(3, { endpointId: second })];
    await queue(next, first, elsewhere, beside);
    expect(idsOf(await take()).toSorted()).toEqual([first.id, elsewhere.id, beside.id].toSorted());
    await outbound.finish([
      { id: first.id, state: 'queued', dueAt: NOW + 500, status: 503, error: 'answered 503' },
    ]);
    expect(await take(NOW + 499)).toEqual([]);
    expect(idsOf(await take(NOW + 500))).toEqual([first.id]);
    await outbound.finish([{ id: first.id, state: 'delivered', status: 200 }]);
    expect(idsOf(await take(NOW + 500))).toEqual([next.id]);
  });

  test('end delivered or dead, and one that is dead holds up nobody', async () => {
    const [first, next] = [event(2), event(3)];
    await queue(first, next);
    await take();
    await outbound.finish([{ id: first.id, state: 'dead', status: null, error: 'no answer' }]);
    expect(idsOf(await take())).toEqual([next.id]);
    await outbound.finish([{ id: next.id, state: 'delivered', status: 204 }]);
    expect(await outbound.nextDue()).toBeNull();
    expect(await take(NOW + 10 * LEASE)).toEqual([]);
  });

  test('about an entry are queued once per endpoint', async () => {
    const row = event(2);
    await queue(row);
    await queue(event(2));
    expect(idsOf(await take())).toEqual([row.id]);
    await outbound.finish([{ id: row.id, state: 'delivered', status: 200 }]);
    await queue(event(2));
    expect(await outbound.nextDue()).toBeNull();
  });

  test('know that their endpoint was disabled, and it gets no new ones', async () => {
    const { botId, organizationId } = place;
    await queue(event(2));
    expect(await engine.directory.endpoints(botId, 'handoff.queued')).toEqual([{ id: endpointId }]);
    expect(await engine.directory.listens(organizationId)).toBe(true);
    await outbound.disableEndpoint(endpointId, NOW, 'gone');
    expect(await take()).toMatchObject([{ disabled: true }]);
    expect(await engine.directory.endpoints(botId, 'handoff.queued')).toEqual([]);
    expect(await engine.directory.listens(organizationId)).toBe(false);
  });
});
