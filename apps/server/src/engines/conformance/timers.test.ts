import { randomUUID } from 'node:crypto';
import type { TimerKind } from '@baton/core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Change, Journal } from '../../ports/journal.ts';
import { changeBy, claiming, newPlace, NOW, waiting } from '../testing/conversations.ts';
import type { Place } from '../testing/conversations.ts';
import { ENGINES } from '../testing/engines.ts';
import type { UnderTest } from '../testing/engines.ts';

/** Emptied before each test: due timers are of all organizations. */
describe.each(ENGINES)('timers on %s', (_name, open) => {
  let engine: UnderTest;
  let journal: Journal;
  let place: Place;
  beforeAll(async () => {
    engine = await open();
    ({ journal } = engine);
  });
  beforeEach(async () => {
    await engine.empty();
    place = await newPlace(engine);
  });
  afterAll(() => engine.close());

  const arm = (handoffId: string, kind: TimerKind, dueAt: number | null): Change => ({
    organizationId: place.organizationId,
    timers: [{ handoffId, kind, dueAt, conversationId: handoffId }],
  });
  const due = async (now: number, limit = 10) =>
    (await journal.dueTimers(now, limit)).map(({ kind, dueAt }) => [kind, dueAt]);

  test('are due in their order, a few at a time, until they are disarmed', async () => {
    expect(await journal.nextTimer()).toBeNull();
    const [a, b] = [randomUUID(), randomUUID()];
    await journal.commit(arm(a, 'give_up', NOW + 30));
    await journal.commit(arm(b, 'sla', NOW + 10));
    await journal.commit(arm(a, 'sla', NOW + 20));
    expect(await journal.nextTimer()).toBe(NOW + 10);
    expect(await due(NOW + 9)).toEqual([]);
    expect(await due(NOW + 20)).toEqual([
      ['sla', NOW + 10],
      ['sla', NOW + 20],
    ]);
    expect(await due(NOW + 99, 1)).toEqual([['sla', NOW + 10]]);
    await journal.commit(arm(b, 'sla', null));
    // One of each kind per handoff: arming again moves it.
    await journal.commit(arm(a, 'sla', NOW + 50));
    expect(await due(NOW + 99)).toEqual([
      ['give_up', NOW + 30],
      ['sla', NOW + 50],
    ]);
    expect(await journal.dueTimers(NOW + 30, 1)).toEqual([
      {
        organizationId: place.organizationId,
        conversationId: a,
        handoffId: a,
        kind: 'give_up',
        dueAt: NOW + 30,
      },
    ]);
  });

  test('fire once, with what they cause', async () => {
    const { conversationId, handoffId } = await waiting(journal, place);
    const [sla] = (await journal.dueTimers(Number.MAX_SAFE_INTEGER, 10)).filter(({ kind }) => kind === 'sla');
    const { organizationId } = place;
    const breach = await changeBy(journal, organizationId, conversationId, { type: 'breach_sla', handoffId });
    const firing = { ...breach, fired: { handoffId, kind: 'sla' as const, dueAt: sla!.dueAt } };
    const results = await Promise.all([1, 2, 3].map(() => journal.commit(firing)));
    expect(results.map(({ status }) => status).toSorted()).toEqual(['committed', 'moved', 'moved']);
    expect((await journal.head(organizationId))?.seq).toBe(3);
    const left = (await journal.dueTimers(Number.MAX_SAFE_INTEGER, 10)).map(({ kind }) => kind);
    expect(left.toSorted()).toEqual(['give_up', 'ring']);
  });

  test('that were moved since do not fire, and what did not fire stays', async () => {
    const { conversationId, handoffId } = await waiting(journal, place);
    const { organizationId } = place;
    const claim = await changeBy(journal, organizationId, conversationId, claiming(handoffId));
    const early = { ...claim, fired: { handoffId, kind: 'sla' as const, dueAt: NOW + 1 } };
    expect(await journal.commit(early)).toEqual({ status: 'moved' });
    await journal.commit(claim);
    // The timer still stands, but the conversation has moved: nothing is written, and the timer is not lost.
    const [nudge] = await journal.dueTimers(Number.MAX_SAFE_INTEGER, 10);
    const late = { ...claim, fired: { handoffId, kind: nudge!.kind, dueAt: nudge!.dueAt } };
    expect(await journal.commit(late)).toEqual({ status: 'moved' });
    expect(await journal.dueTimers(Number.MAX_SAFE_INTEGER, 10)).toEqual([nudge]);
  });

  test('that fall due while somebody claims neither block nor fail: one of both wins', async () => {
    const { organizationId } = place;
    const races = await Promise.all(
      Array.from({ length: 60 }, async () => {
        const { conversationId, handoffId } = await waiting(journal, place);
        const by = (act: Parameters<typeof changeBy>[3]) =>
          changeBy(journal, organizationId, conversationId, act);
        const claim = await by(claiming(handoffId));
        const ring = await by({ type: 'ring', handoffId, ring: 1 });
        return { claim, ring, handoffId };
      }),
    );
    const due = await journal.dueTimers(Number.MAX_SAFE_INTEGER, 1000);
    const results = await Promise.all(
      races.flatMap(({ claim, ring, handoffId }) => {
        const { dueAt } = due.find((timer) => timer.handoffId === handoffId && timer.kind === 'ring')!;
        const fired = { handoffId, kind: 'ring' as const, dueAt };
        return [journal.commit({ ...ring, fired }), journal.commit(claim)];
      }),
    );
    const won = results.filter(({ status }) => status === 'committed');
    expect(won).toHaveLength(races.length);
  });

  test('are moved or dropped only as they were read', async () => {
    const handoffId = randomUUID();
    await journal.commit(arm(handoffId, 'lease_nudge', NOW));
    const [read] = await journal.dueTimers(NOW, 1);
    await journal.rearm(read!, NOW + 10);
    expect(await due(NOW + 99)).toEqual([['lease_nudge', NOW + 10]]);
    await journal.rearm(read!, NOW + 70);
    await journal.dropTimer(read!);
    expect(await due(NOW + 99)).toEqual([['lease_nudge', NOW + 10]]);
    await journal.dropTimer({ ...read!, dueAt: NOW + 10 });
    expect(await journal.nextTimer()).toBeNull();
  });
});
