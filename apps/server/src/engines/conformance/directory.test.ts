import { NO_SETTINGS } from '@baton/core';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Directory } from '../../ports/directory.ts';
import { ALICE, begin, changeBy, claiming, newPlace, NOW, waiting } from '../testing/conversations.ts';
import type { Place } from '../testing/conversations.ts';
import { ENGINES } from '../testing/engines.ts';
import type { UnderTest } from '../testing/engines.ts';

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

describe.each(ENGINES)('the directory on %s', (_name, open) => {
  let engine: UnderTest;
  let directory: Directory;
  let place: Place;
  beforeAll(async () => {
    engine = await open();
    ({ directory } = engine);
  });
  beforeEach(async () => {
    place = await newPlace(engine);
  });
  afterAll(() => engine.close());

  test('knows organizations and bots, each its own', async () => {
    const { organizationId, botId } = place;
    const second = await engine.furnish.bot(organizationId, 'Refunds');
    expect(await directory.organization(organizationId)).toMatchObject({
      id: organizationId,
      name: 'Meridian',
    });
    expect(await directory.bot(second)).toMatchObject({ id: second, name: 'Refunds', organizationId });
    const bots = await directory.bots(organizationId);
    expect(bots.map(({ id }) => id)).toEqual([botId, second].toSorted());
    expect(bots[0]).not.toHaveProperty('organizationId');
    expect(bots[0]!.policy).toMatchObject({ slaMs: 180_000, maxRings: 5 });
    for (const nobody of [directory.organization(randomUUID()), directory.bot(randomUUID())])
      expect(await nobody).toBeNull();
  });

  test('knows members, by their order of id', async () => {
    const { organizationId } = place;
    const olivia = await engine.furnish.member(organizationId, { name: 'Olivia', role: 'owner' });
    const ben = await engine.furnish.member(organizationId, { name: 'Ben' });
    const other = await newPlace(engine);
    await engine.furnish.member(other.organizationId, { name: 'Somebody else' });
    const people = [
      { id: olivia, name: 'Olivia', role: 'owner' as const },
      { id: ben, name: 'Ben', role: 'operator' as const },
    ];
    expect(await directory.members(organizationId)).toEqual(people.toSorted(byId));
    expect(await directory.member(ben)).toEqual({ ...people[1], organizationId, accessSince: 0 });
    expect(await directory.member(randomUUID())).toBeNull();
  });

  test('says how every member may be rung', async () => {
    const { organizationId, botId } = place;
    const quietHours = { zone: 'Europe/Berlin', days: [0, 6], start: '22:00', end: '07:00' };
    const plain = await engine.furnish.member(organizationId, { name: 'Alice' });
    const quiet = await engine.furnish.member(organizationId, { name: 'Ben', role: 'admin' });
    await engine.furnish.rules(quiet, botId, { subscribed: false, quietHours, overrideQuietHours: false });
    const device = (gone = false) => engine.furnish.device({ organizationId, memberId: plain, gone });
    const devices = [await device(), await device()]
      .toSorted()
      .map((id) => ({ id, transport: 'expo', installation: null, address: { token: 'ExpoPushToken[x]' } }));
    await device(true);
    const rules = await directory.memberRules(organizationId, {
      subject: { type: 'bot', id: botId },
      noise: null,
    });
    const unset = {
      language: 'en',
      settings: NO_SETTINGS,
      quietHours: null,
      overrideQuietHours: null,
      snoozedUntil: null,
      viewing: null,
      online: false,
      pushedAt: null,
      ringingUntil: null,
    };
    expect(rules.toSorted((a, b) => (a.memberId === plain ? -1 : b.memberId === plain ? 1 : 0))).toEqual([
      { ...unset, memberId: plain, name: 'Alice', role: 'operator', devices },
      {
        ...unset,
        memberId: quiet,
        name: 'Ben',
        role: 'admin',
        settings: { ...NO_SETTINGS, member_subject: { subscribed: { bot: false } } },
        quietHours,
        overrideQuietHours: false,
        devices: [],
      },
    ]);
  });

  test('the version of rules changes with all that they are made of, and with nothing else', async () => {
    const { furnish, deliveries, journal } = engine;
    const { organizationId, botId } = place;
    const alice = await furnish.member(organizationId, { name: 'Alice' });
    const seen = new Set<string | null>();
    const isNew = async (): Promise<boolean> => {
      const { version } = await directory.ringRules(organizationId, botId);
      return !seen.has(version) && seen.add(version).size > 0;
    };
    expect(await isNew()).toBe(true);
    expect(await isNew()).toBe(false);
    await furnish.member(organizationId, { name: 'Ben' });
    expect(await isNew()).toBe(true);
    await furnish.rules(alice, botId, { subscribed: false });
    expect(await isNew()).toBe(true);
    const device = await furnish.device({ organizationId, memberId: alice });
    expect(await isNew()).toBe(true);
    await deliveries.deviceGone(device, NOW, NOW);
    expect(await isNew()).toBe(true);

    const other = await newPlace(engine);
    await furnish.member(other.organizationId, { name: 'Somebody else' });
    await waiting(journal, place);
    expect(await isNew()).toBe(false);
  });

  test('gives the addresses of devices for what leaves at once alone, and not to whoever only asks', async () => {
    const { organizationId, botId } = place;
    const memberId = await engine.furnish.member(organizationId, { name: 'Alice' });
    await engine.furnish.device({ organizationId, memberId });
    const subject = { type: 'bot', id: botId } as const;
    const noise = { tag: 'b', since: NOW, now: NOW };
    const [alice] = await directory.memberRules(organizationId, { subject, noise });
    expect(alice!.devices).toMatchObject([{ transport: 'expo', address: null }]);
    const asked = { subject, noise: null, addresses: false };
    const [reached] = await directory.memberRules(organizationId, asked);
    expect(reached!.devices).toEqual(alice!.devices);
  });

  test('shows the queue as of the journal’s head: what is open, and what was closed lately', async () => {
    const { journal } = engine;
    const { organizationId } = place;
    const withBot = await begin(journal, place);
    const closed = await Promise.all([NOW + 1000, NOW + 2000].map(() => waiting(journal, place)));
    for (const [n, { conversationId, handoffId }] of closed.entries()) {
      const act = async (what: Parameters<typeof changeBy>[3]) =>
        journal.commit(await changeBy(journal, organizationId, conversationId, what));
      await act(claiming(handoffId));
      await act({ type: 'resolve', operator: ALICE, fence: 3, now: NOW + 1000 * (n + 1) });
    }
    const queue = (await directory.queue(organizationId, NOW + 1500))!;
    expect(queue.cursor).toEqual({ epoch: 'first-life', seq: 9 });
    expect(queue.organization).toEqual({ id: organizationId, name: 'Meridian' });
    const ids = [withBot.id, closed[1]!.conversationId].toSorted();
    expect(queue.conversations.map(({ id }) => id)).toEqual(ids);
    const loaded = await Promise.all(ids.map((id) => journal.load(organizationId, id)));
    expect(queue.conversations).toEqual(loaded.map((row) => row!.conversation));
    expect(await directory.queue(randomUUID(), 0)).toBeNull();
    const empty = await newPlace(engine);
    expect(await directory.queue(empty.organizationId, 0)).toMatchObject({
      cursor: { seq: 0 },
      conversations: [],
    });
  });

  test('knows who listens to what', async () => {
    const { organizationId, botId } = place;
    expect(await directory.listens(organizationId)).toBe(false);
    const add = (types: Parameters<Directory['endpoints']>[1][], disabled = false) =>
      engine.furnish.endpoint({ ...place, types, disabled });
    await add(['handoff.claimed'], true);
    expect(await directory.listens(organizationId)).toBe(false);
    const both = await add(['handoff.claimed', 'message.created']);
    await add(['message.created']);
    expect(await directory.listens(organizationId)).toBe(true);
    expect(await directory.endpoints(botId, 'handoff.claimed')).toEqual([{ id: both }]);
    expect(await directory.endpoints(botId, 'message.created')).toHaveLength(2);
    expect(await directory.endpoints(botId, 'handoff.failed')).toEqual([]);
    expect(await directory.endpoints(randomUUID(), 'message.created')).toEqual([]);
  });
});
