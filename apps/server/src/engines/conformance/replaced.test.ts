import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Deliveries, DeliveryResult } from '../../ports/deliveries.ts';
import type { Change, NewDelivery } from '../../ports/journal.ts';
import { newPlace, NOW, waiting } from '../testing/conversations.ts';
import type { Place } from '../testing/conversations.ts';
import { ENGINES } from '../testing/engines.ts';
import type { UnderTest } from '../testing/engines.ts';

const RUN = {
  channel: 'workflow',
  at: NOW,
  workflowId: randomUUID(),
  runId: randomUUID(),
  name: 'Import',
} as const;
const WENT_ON = { what: 'went_on', number: 1, afterMs: 60_000, failed: false } as const;

describe.each(ENGINES)('what is replaced on %s', (_name, open) => {
  let engine: UnderTest;
  let deliveries: Deliveries;
  let place: Place;
  let phone: string;
  beforeAll(async () => {
    engine = await open();
    ({ deliveries } = engine);
  });
  beforeEach(async () => {
    await engine.empty();
    place = await newPlace(engine);
    const { organizationId } = place;
    const memberId = await engine.furnish.member(organizationId, { name: 'Alice' });
    phone = await engine.furnish.device({ organizationId, memberId });
  });
  afterAll(() => engine.close());

  const commit = async (change: Omit<Change, 'organizationId'>): Promise<void> => {
    const { status } = await engine.journal.commit({ organizationId: place.organizationId, ...change });
    expect(status).toBe('committed');
  };
  const about = (seq: number, more: Partial<NewDelivery> = {}): NewDelivery => ({
    id: randomUUID(),
    conversationId: null,
    handoffId: null,
    deviceId: phone,
    ring: 0,
    kind: 'workflow',
    seq,
    dueAt: NOW,
    expiresAt: NOW + 60_000,
    ...more,
  });
  const over = (seq: number, replaces: number) =>
    about(seq, { kind: 'over', ifShown: true, replaces, ending: WENT_ON });
  async function tell(seq: number, tag = 'one'): Promise<NewDelivery> {
    const told = about(seq);
    const subject = { type: 'workflow' as const, id: RUN.workflowId };
    const body = { ...RUN, topic: 'stuck' as const, number: 1, step: 'Sync', runningMs: 1, averageMs: null };
    await commit({ alert: { seq, kind: 'workflow.stuck', at: NOW, subject, tag, body }, deliveries: [told] });
    return told;
  }
  const take = (now = NOW) => deliveries.take(now, { until: now + 1000, limit: 100 });
  const stateOf = async ({ id }: NewDelivery) => (await deliveries.find(id))?.state;
  const accepted = ({ id }: NewDelivery, replacing?: string): DeliveryResult => ({
    id,
    state: 'accepted',
    ticket: null,
    at: NOW,
    ...(replacing === undefined ? {} : { replacing }),
  });
  const holding = (before: number) =>
    deliveries.holding(place.organizationId, { tag: 'one' }, { before, kinds: ['workflow.stuck'] });

  test('a push is known to stand until its alert is over', async () => {
    await tell(5);
    expect(await holding(5)).toEqual([]);
    expect(await holding(6)).toEqual([{ seq: 5, tag: 'one', deviceIds: [phone] }]);
    await commit({ over: { seqs: [5], at: NOW } });
    expect(await holding(6)).toEqual([]);
  });

  test('one that has not left dies, and nothing takes its place', async () => {
    const told = await tell(5);
    const ends = over(9, 5);
    await commit({ over: { seqs: [5], at: NOW }, deliveries: [ends] });
    expect([await stateOf(told), await stateOf(ends)]).toEqual(['expired', undefined]);
  });

  test('one that is shown is replaced once its replacement was accepted', async () => {
    const told = await tell(5);
    await take();
    await deliveries.finish([accepted(told)]);
    const ends = over(9, 5);
    await commit({ over: { seqs: [5], at: NOW }, deliveries: [ends] });
    const [taken] = await take();
    expect(taken).toMatchObject({ id: ends.id, ending: WENT_ON, notice: { topic: 'stuck' }, over: false });
    expect(await stateOf(told)).toBe('accepted');
    await deliveries.finish([accepted(ends, 'Went on')]);
    expect([await stateOf(told), await stateOf(ends)]).toEqual(['replaced', 'accepted']);
    await deliveries.acknowledge(told.id, 'received', NOW);
    expect(await stateOf(told)).toBe('replaced');
    await deliveries.acknowledge(told.id, 'opened', NOW);
    expect(await stateOf(told)).toBe('opened');
  });

  test('a replacement waits for what it replaces, which is being sent', async () => {
    const told = await tell(5);
    await take();
    const ends = over(9, 5);
    await commit({ over: { seqs: [5], at: NOW }, deliveries: [ends] });
    expect(await take()).toEqual([]);
    await deliveries.finish([accepted(told)]);
    expect((await take()).map(({ id }) => id)).toEqual([ends.id]);
  });

  test('nothing takes the place of a newer one that still holds', async () => {
    const told = await tell(5);
    await take();
    await deliveries.finish([accepted(told)]);
    await tell(7);
    const ends = over(9, 5);
    await commit({ over: { seqs: [5], at: NOW }, deliveries: [ends] });
    expect(await stateOf(ends)).toBeUndefined();
  });

  test('told again meanwhile: the replacement is no longer so', async () => {
    const told = await tell(5);
    await take();
    await deliveries.finish([accepted(told)]);
    const ends = over(9, 5);
    await commit({ over: { seqs: [5], at: NOW }, deliveries: [ends] });
    await tell(11);
    expect((await take()).find(({ id }) => id === ends.id)).toMatchObject({ over: true });
  });

  test('a ring is replaced by "claimed", also when only the phone knows that it came', async () => {
    const handoff = await waiting(engine.journal, place);
    const ring = about(5, { ...handoff, kind: 'escalation' });
    await commit({ deliveries: [ring] });
    await take();
    await deliveries.finish([accepted(ring)]);
    const claimed = about(9, { ...handoff, kind: 'claimed', ring: 9, ifShown: true });
    await commit({ withdraw: [handoff.handoffId], deliveries: [claimed] });
    await take();
    await deliveries.acknowledge(claimed.id, 'received', NOW);
    expect([await stateOf(ring), await stateOf(claimed)]).toEqual(['replaced', 'received']);
  });
});
