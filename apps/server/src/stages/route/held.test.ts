import type { Notice } from '@baton/core';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { NOW, waiting } from '../../engines/testing/conversations.ts';
import { ENGINES } from '../../engines/testing/engines.ts';
import type { UnderTest } from '../../engines/testing/engines.ts';
import { watchedPlace } from '../../engines/testing/watched.ts';
import type { WatchedPlace } from '../../engines/testing/watched.ts';
import { releaseHeld } from './held.ts';

const REACH = { viewing: () => null, online: () => [], unwell: () => false };
const MORNING = NOW + 3_600_000;

describe.each(ENGINES)('what was held, on %s', (_name, open) => {
  let engine: UnderTest;
  let place: WatchedPlace;
  let alice: string;
  beforeAll(async () => {
    engine = await open();
  });
  beforeEach(async () => {
    await engine.empty();
    place = await watchedPlace(engine);
    alice = await operator('Alice');
  });
  afterAll(() => engine.close());

  async function operator(name: string): Promise<string> {
    const memberId = await engine.furnish.member(place.organizationId, { name });
    await engine.furnish.device({ organizationId: place.organizationId, memberId });
    return memberId;
  }

  const later = {
    verdict: 'hold',
    reason: 'quiet_hours',
    loudness: 'loud',
    until: MORNING,
    at: NOW,
    round: 0,
  };
  /** One alert that quiet hours hold for these members. */
  async function hold(
    body: Notice | { conversationId: string; handoffId: string; ring: number },
    members = [alice],
  ): Promise<void> {
    const { organizationId, botId } = place;
    const { seq = 0 } = (await engine.journal.head(organizationId)) ?? {};
    const { handoffId, ring } = 'ring' in body ? body : { handoffId: null, ring: null };
    const subject = { type: 'bot', id: botId } as const;
    const kind = 'ring' in body ? 'escalation.ring' : 'bot_update.tool_added';
    const written = await engine.journal.commit({
      organizationId,
      entries: [{ type: 'bot.audience_changed', at: NOW, botId, reachable: 1 }],
      alert: { seq: seq + 1, kind, at: NOW, subject, tag: `tag ${seq}`, body },
      decisions: members.map((memberId) => ({
        ...later,
        seq: seq + 1,
        memberId,
        handoffId,
        ring,
        tag: null,
      })),
    });
    expect(written).toMatchObject({ status: 'committed' });
  }
  const update = (tool = 'Calendar'): Notice => ({
    channel: 'bot_update',
    topic: 'tool_added',
    at: NOW,
    botId: place.botId,
    updateId: place.botId,
    details: { kind: 'tool_added', tool },
  });
  const ringing = async (...rings: number[]) => {
    const { conversationId, handoffId } = await waiting(engine.journal, place);
    for (const ring of rings) await hold({ conversationId, handoffId, ring });
    return handoffId;
  };
  const release = () =>
    releaseHeld({ stage: place.ports, deliveries: engine.deliveries, reach: REACH }, MORNING);
  const pushes = async () =>
    (await engine.deliveries.take(MORNING, { until: MORNING + 1, limit: 100 })).map(
      ({ memberId, kind, handoffId, ring }) => ({ memberId, kind, handoffId, ring }),
    );

  test('of one customer rings once, of each who waits by itself, and the rest is one push', async () => {
    const one = await ringing(0, 1, 2);
    const other = await ringing(1);
    await hold(update('Calendar'));
    await hold(update('Maps'));
    expect(await release()).toBe(6);
    const left = await pushes();
    const at = (handoffId: string) => left.filter((push) => push.handoffId === handoffId);
    expect(at(one)).toEqual([{ memberId: alice, kind: 'escalation', handoffId: one, ring: 2 }]);
    expect(at(other)).toEqual([{ memberId: alice, kind: 'escalation', handoffId: other, ring: 1 }]);
    expect(left.filter(({ kind }) => kind !== 'escalation')).toMatchObject([{ kind: 'digest' }]);
    expect(left).toHaveLength(3);
    expect(await release()).toBe(0);
  });

  test('tells by its digest of which entries it is', async () => {
    await hold(update('Calendar'));
    const { seq: first } = (await engine.journal.head(place.organizationId))!;
    await hold(update('Maps'));
    await release();
    const left = await engine.deliveries.take(MORNING, { until: MORNING + 1, limit: 100 });
    expect(left).toMatchObject([{ kind: 'digest', seq: first + 1, digest: { seqs: [first, first + 1] } }]);
  });

  test('reaches nobody who has left meanwhile', async () => {
    const ben = await operator('Ben');
    await ringing(0);
    await hold(update(), [alice, ben]);
    await engine.furnish.leaves(alice);
    await release();
    expect(await pushes()).toEqual([{ memberId: ben, kind: 'bot_update', handoffId: null, ring: 0 }]);
    expect(await engine.deliveries.nextHeld()).toBeNull();
  });

  test('is decided by rules that are read once for all', async () => {
    const members = [alice, await operator('Ben'), await operator('Cleo')];
    for (const tool of ['A', 'B', 'C', 'D']) await hold(update(tool), members);
    const reading = vi.spyOn(engine.directory, 'rules');
    try {
      expect(await release()).toBe(12);
      expect(reading).toHaveBeenCalledTimes(1);
    } finally {
      reading.mockRestore();
    }
    expect(await pushes()).toHaveLength(3);
  });

  test('is not written by rules that changed while it was decided, and decided again', async () => {
    await hold(update());
    const { commit } = engine.journal;
    const meddling = vi.spyOn(engine.journal, 'commit').mockImplementationOnce(async (change) => {
      await engine.furnish.leaves(alice);
      return commit.call(engine.journal, change);
    });
    await release();
    meddling.mockRestore();
    expect(await pushes()).toEqual([]);
    expect(await release()).toBe(1);
    expect(await pushes()).toEqual([]);
    expect(await release()).toBe(0);
  });
});
