import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Deliveries } from '../../ports/deliveries.ts';
import type { Committed, NewDelivery } from '../../ports/journal.ts';
import { newPlace, NOW, waiting } from '../testing/conversations.ts';
import type { Place } from '../testing/conversations.ts';
import { ENGINES } from '../testing/engines.ts';
import type { UnderTest } from '../testing/engines.ts';

const LEASE = 30_000;

/** Emptied before each test: deliveries are taken for all organizations. */
describe.each(ENGINES)('deliveries on %s', (_name, open) => {
  let engine: UnderTest;
  let deliveries: Deliveries;
  let place: Place;
  let memberId: string;
  let phone: string;
  let handoff: { conversationId: string; handoffId: string };
  beforeAll(async () => {
    engine = await open();
    ({ deliveries } = engine);
  });
  beforeEach(async () => {
    await engine.empty();
    place = await newPlace(engine);
    memberId = await engine.furnish.member(place.organizationId, { name: 'Alice' });
    phone = await newDevice();
    handoff = await waiting(engine.journal, place);
  });
  afterAll(() => engine.close());

  const newDevice = (gone = false) =>
    engine.furnish.device({ organizationId: place.organizationId, memberId, gone });
  const ring = (change: Partial<NewDelivery> = {}): NewDelivery => ({
    id: randomUUID(),
    ...handoff,
    deviceId: phone,
    ring: 0,
    kind: 'escalation',
    seq: 2,
    dueAt: NOW,
    expiresAt: NOW + 60_000,
    ...change,
  });
  const aboutNothing = async (kind: NewDelivery['kind'], change: Partial<NewDelivery> = {}) =>
    ring({ kind, conversationId: null, handoffId: null, deviceId: await newDevice(), ...change });
  const queue = async (...rows: NewDelivery[]): Promise<void> => {
    const { status } = await engine.journal.commit({
      organizationId: place.organizationId,
      deliveries: rows,
    });
    expect(status).toBe('committed');
  };
  const withdraw = () =>
    engine.journal.commit({ organizationId: place.organizationId, withdraw: [handoff.handoffId] });
  const take = async (now = NOW, limit = 100) => deliveries.take(now, { until: now + LEASE, limit });
  const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);
  const stateOf = async ({ id }: NewDelivery) => (await deliveries.find(id))?.state;

  test('about an entry of their own commit get its seq, as the alert and the decisions do', async () => {
    const { organizationId, botId } = place;
    const { conversationId, handoffId } = handoff;
    const entry = {
      type: 'handoff.rang',
      at: NOW,
      conversationId,
      handoffId,
      ring: 0,
      reachable: 1,
    } as const;
    const subject = { type: 'bot', id: botId } as const;
    const body = { conversationId, handoffId, ring: 0 };
    const decision = { verdict: 'push', reason: 'ring', loudness: 'critical', until: NOW, tag: null };
    const row = ring();
    const committed = await engine.journal.commit({
      organizationId,
      entries: [entry, { ...entry, ring: 1 }],
      about: 1,
      alert: { seq: 0, kind: 'escalation.ring', at: NOW, subject, tag: 'x', body },
      decisions: [{ seq: 0, memberId, round: 0, at: NOW, handoffId, ring: 0, ...decision, verdict: 'hold' }],
      deliveries: [row],
    });
    const { head: seq } = committed as Extract<Committed, { status: 'committed' }>;
    expect(await take()).toMatchObject([{ id: row.id, seq }]);
    expect(await deliveries.heldDue(NOW, 10)).toMatchObject([{ seq, memberId, body }]);
  });

  test('are taken with all that the last look needs', async () => {
    const row = ring();
    await queue(row);
    expect(await take(NOW - 1)).toEqual([]);
    const [taken] = await take();
    expect(taken).toMatchObject({
      ...row,
      organizationId: place.organizationId,
      memberId,
      attempts: 1,
      device: { transport: 'expo', address: { token: 'ExpoPushToken[x]' }, gone: false },
      conversation: { id: handoff.conversationId, owner: 'queue', handoff: { id: handoff.handoffId } },
    });
    expect(await deliveries.find(row.id)).toMatchObject({
      organizationId: place.organizationId,
      handoffId: handoff.handoffId,
      memberId,
      state: 'queued',
    });
    expect(await deliveries.find(randomUUID())).toBeNull();
  });

  test('none of a full lane is taken', async () => {
    const escalation = ring();
    const news = await aboutNothing('bot_update');
    await queue(escalation, news);
    const lease = { until: NOW + LEASE, limit: 100 };
    const ringing = { transport: 'expo', ringing: true };
    const rest = { transport: 'expo', ringing: false };
    expect(await deliveries.take(NOW, { ...lease, full: [ringing, rest] })).toEqual([]);
    expect(idsOf(await deliveries.take(NOW, { ...lease, full: [ringing] }))).toEqual([news.id]);
    const elsewhere = { transport: 'apns', ringing: true };
    expect(idsOf(await deliveries.take(NOW, { ...lease, full: [elsewhere] }))).toEqual([escalation.id]);
  });

  test('that withdraw, are alarms or are personal go in the lane of rings, before all else', async () => {
    const old = NOW - 1000;
    const rest = [
      await aboutNothing('bot_update', { dueAt: old, loudness: 'loud' }),
      await aboutNothing('digest', { dueAt: old }),
      await aboutNothing('bot_health', { dueAt: old, loudness: 'normal' }),
    ];
    const first = [
      await aboutNothing('over', { loudness: 'quiet' }),
      await aboutNothing('conversation', { loudness: 'normal' }),
      await aboutNothing('bot_health', { loudness: 'critical' }),
      ring({ kind: 'claimed', ring: 9 }),
      ring({ kind: 'withdrawn', ring: 9, deviceId: await newDevice() }),
    ];
    const quietRing = ring({ loudness: 'quiet', deviceId: await newDevice() });
    await queue(...rest, ...first, quietRing);
    const lease = { until: NOW + LEASE, limit: 1 + first.length };
    expect(await deliveries.take(NOW, { ...lease, limit: 1 })).toMatchObject([{ id: quietRing.id }]);
    const taken = idsOf(await deliveries.take(NOW, { ...lease, limit: first.length }));
    expect(taken.toSorted()).toEqual(idsOf(first).toSorted());
    const full = [{ transport: 'expo', ringing: false }];
    expect(await deliveries.take(NOW, { ...lease, full })).toEqual([]);
    expect(await take()).toHaveLength(rest.length);
  });

  test('are taken by one, escalations first, and again when the lease ends', async () => {
    const later = ring({ dueAt: NOW - 1, deviceId: await newDevice() });
    const sooner = ring({ dueAt: NOW - 2, deviceId: await newDevice() });
    const replacing = ring({ kind: 'claimed', dueAt: NOW - 9 });
    await queue(later, replacing, sooner);
    expect(idsOf(await take(NOW, 1))).toEqual([sooner.id]);
    const [rest, none] = await Promise.all([take(NOW), take(NOW)].map(async (taking) => idsOf(await taking)));
    expect([...rest!, ...none!].toSorted()).toEqual([later.id, replacing.id].toSorted());
    expect(await take(NOW + LEASE - 1)).toEqual([]);
    expect(await deliveries.nextDue()).toBe(NOW + LEASE);
    const again = await take(NOW + LEASE);
    expect(again.map(({ attempts }) => attempts)).toEqual([2, 2, 2]);
  });

  test('about one handoff go one after the other to a device', async () => {
    const first = ring();
    const replacing = ring({ kind: 'claimed', ring: 3 });
    await queue(first);
    expect(idsOf(await take())).toEqual([first.id]);
    await queue(replacing);
    expect(await take()).toEqual([]);
    await deliveries.finish([{ id: first.id, state: 'accepted', ticket: 't', at: NOW }]);
    expect(idsOf(await take())).toEqual([replacing.id]);
  });

  test('that are tests wait for no other test', async () => {
    const test = () => ring({ kind: 'test', conversationId: null, handoffId: null, ring: NOW, seq: 0 });
    const [first, second] = [test(), test()];
    await queue(first);
    const [taken] = await take();
    expect(taken).toMatchObject({ id: first.id, conversation: null });
    await queue(second);
    expect(idsOf(await take())).toEqual([second.id]);
  });

  test('of the same ring and device are queued once', async () => {
    const first = ring();
    await queue(first);
    await queue(ring(), ring({ ring: 1, dueAt: NOW + 60_000 }));
    expect(idsOf(await take())).toEqual([first.id]);
    expect(await take(NOW + LEASE + 60_000)).toHaveLength(2);
  });

  test('end accepted, failed, expired or replaced, and are tried again when queued', async () => {
    const rows = await Promise.all([0, 1, 2, 3, 4].map(async () => ring({ deviceId: await newDevice() })));
    await queue(...rows);
    await take();
    const [accepted, again, failed, expired, replaced] = rows as [
      NewDelivery,
      NewDelivery,
      NewDelivery,
      NewDelivery,
      NewDelivery,
    ];
    await deliveries.finish([
      { id: accepted.id, state: 'accepted', ticket: 't', at: NOW },
      { id: again.id, state: 'queued', dueAt: NOW + 500, detail: 'status_429' },
      { id: failed.id, state: 'failed', detail: 'gone' },
      { id: expired.id, state: 'expired', detail: 'expired' },
      { id: replaced.id, state: 'replaced', detail: 'newer' },
    ]);
    expect(await Promise.all(rows.map(stateOf))).toEqual([
      'accepted',
      'queued',
      'failed',
      'expired',
      'replaced',
    ]);
    expect(await deliveries.nextDue()).toBe(NOW + 500);
    expect(await take(NOW + 499)).toEqual([]);
    expect(await take(NOW + 10 * LEASE)).toMatchObject([{ id: again.id, attempts: 2 }]);
    await deliveries.finish([{ id: again.id, state: 'failed', detail: 'x' }]);
    expect(await deliveries.nextDue()).toBeNull();
  });

  test('that are written with a lease are nobody else’s until it ends, and may be shown', async () => {
    const row = ring({ leasedUntil: NOW + LEASE });
    await queue(row, ring({ deviceId: await newDevice(), leasedUntil: NOW + LEASE }));
    expect(await take()).toEqual([]);
    expect(await deliveries.nextDue()).toBe(NOW + LEASE);
    expect(await deliveries.ringedDevices(handoff.handoffId)).toContainEqual({ deviceId: phone, left: true });
    await queue(ring({ kind: 'claimed', ring: 9, ifShown: true }));
    expect(await take()).toEqual([]);
    await deliveries.finish([{ id: row.id, state: 'accepted', ticket: null, at: NOW }]);
    expect(await take()).toMatchObject([{ kind: 'claimed', deviceId: phone }]);
    const again = await take(NOW + LEASE);
    expect(again.map(({ kind, attempts }) => `${kind} ${attempts}`).sort()).toEqual([
      'claimed 2',
      'escalation 2',
    ]);
  });

  test('that have not left are withdrawn; one that is on its way may still arrive', async () => {
    const onItsWay = ring();
    const notYet = ring({ deviceId: await newDevice(), dueAt: NOW + 1 });
    const replacing = ring({ kind: 'claimed', ring: 9, dueAt: NOW + 1 });
    await queue(onItsWay, notYet, replacing);
    await take();
    await withdraw();
    expect(await Promise.all([onItsWay, notYet, replacing].map(stateOf))).toEqual([
      'expired',
      'expired',
      'queued',
    ]);
    expect(await deliveries.ringedDevices(handoff.handoffId)).toContainEqual({ deviceId: phone, left: true });
    await deliveries.finish([{ id: onItsWay.id, state: 'accepted', ticket: null, at: NOW }]);
    expect(await stateOf(onItsWay)).toBe('accepted');
    expect(idsOf(await take(NOW + 2 * LEASE))).toEqual([replacing.id]);
  });

  test('are acknowledged forward only, and no late answer of a transport undoes it', async () => {
    const row = ring();
    await queue(row);
    await take();
    await deliveries.acknowledge(row.id, 'received', NOW);
    await deliveries.finish([{ id: row.id, state: 'queued', dueAt: NOW, detail: 'timeout' }]);
    expect(await stateOf(row)).toBe('received');
    await deliveries.acknowledge(row.id, 'opened', NOW);
    await deliveries.acknowledge(row.id, 'received', NOW);
    expect(await stateOf(row)).toBe('opened');
    await deliveries.acknowledge(row.id, 'acted', NOW);
    await deliveries.acknowledge(row.id, 'opened', NOW);
    expect(await stateOf(row)).toBe('acted');
  });

  test('keep the ticket of what was accepted until it is settled', async () => {
    const rows = await Promise.all([0, 1, 2].map(async () => ring({ deviceId: await newDevice() })));
    const [arrived, dead, seen] = rows as [NewDelivery, NewDelivery, NewDelivery];
    await queue(...rows);
    await take();
    const accept = ({ id }: NewDelivery, n: number) => ({
      id,
      state: 'accepted' as const,
      ticket: `ticket-${n}`,
      at: NOW + n,
    });
    await deliveries.finish(rows.map(accept));
    const asked = (after: number, until: number, limit = 9) => deliveries.ticketed({ after, until }, limit);
    expect(await asked(NOW - 1, NOW + 1)).toEqual([
      { id: arrived.id, deviceId: arrived.deviceId, transport: 'expo', ticket: 'ticket-0', sentAt: NOW },
      { id: dead.id, deviceId: dead.deviceId, transport: 'expo', ticket: 'ticket-1', sentAt: NOW + 1 },
    ]);
    expect(idsOf(await asked(NOW, NOW + 9, 1))).toEqual([dead.id]);
    await deliveries.acknowledge(seen.id, 'opened', NOW);
    await deliveries.confirm([
      { id: arrived.id, failed: null },
      { id: dead.id, failed: 'gone: DeviceNotRegistered' },
      { id: seen.id, failed: 'gone: DeviceNotRegistered' },
    ]);
    expect(await asked(0, NOW + 99)).toEqual([]);
    expect(await Promise.all(rows.map(stateOf))).toEqual(['accepted', 'failed', 'opened']);
  });

  test('tell which devices may show a ring', async () => {
    const devices = await Promise.all([1, 2, 3, 4, 5].map(() => newDevice()));
    const rows = devices.map((deviceId) => ring({ deviceId }));
    const later = ring({ deviceId: await newDevice(), dueAt: NOW + 1 });
    await queue(...rows, later);
    await take();
    await deliveries.finish([
      { id: rows[0]!.id, state: 'accepted', ticket: null, at: NOW },
      { id: rows[1]!.id, state: 'failed', detail: 'gone' },
      { id: rows[2]!.id, state: 'queued', dueAt: NOW + 1, detail: 'timeout' },
    ]);
    await deliveries.acknowledge(rows[3]!.id, 'opened', NOW);
    const shown = [devices[0], devices[2], devices[3], devices[4]].toSorted();
    const ringed = await deliveries.ringedDevices(handoff.handoffId);
    expect(ringed).toHaveLength(6);
    const told = ringed.filter(({ left }) => left).map(({ deviceId }) => deviceId);
    expect(told.toSorted()).toEqual(shown);
    expect(await deliveries.ringedDevices(randomUUID())).toEqual([]);
  });

  test('to a phone that went to another organization are dead', async () => {
    const elsewhere = await newPlace(engine);
    await queue(ring());
    await engine.journal.commit({
      organizationId: elsewhere.organizationId,
      deliveries: [ring({ conversationId: null, handoffId: null, kind: 'test', deviceId: phone })],
    });
    const taken = await take();
    expect(taken.map(({ organizationId, device }) => [organizationId, device.gone]).toSorted()).toEqual(
      [
        [place.organizationId, false],
        [elsewhere.organizationId, true],
      ].toSorted(),
    );
  });

  test('to a device that was registered again since it died go on', async () => {
    const { organizationId } = place;
    const again = await engine.furnish.device({ organizationId, memberId, registeredAt: NOW });
    await deliveries.deviceGone(again, NOW + 5, NOW - 1);
    await deliveries.deviceGone(phone, NOW + 5, NOW - 1);
    await queue(ring(), ring({ deviceId: again }));
    const taken = new Map((await take()).map(({ deviceId, device }) => [deviceId, device.gone]));
    expect([taken.get(again), taken.get(phone)]).toEqual([false, true]);
  });

  test('to a device that died say so, and it is rung no more', async () => {
    await queue(ring());
    const rules = async () =>
      (
        await engine.directory.memberRules(place.organizationId, {
          subject: { type: 'bot', id: place.botId },
          noise: null,
        })
      ).map(({ devices }) => devices.map(({ id }) => id));
    expect(await rules()).toEqual([[phone]]);
    await deliveries.deviceGone(phone, NOW, NOW);
    expect(await take()).toMatchObject([{ device: { gone: true } }]);
    expect(await rules()).toEqual([[]]);
  });
});
