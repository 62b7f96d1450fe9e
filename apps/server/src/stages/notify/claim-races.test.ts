/** A thousand claims against a thousand pushes that are leaving at the same time, on both engines, with the real stages. */
import { randomUUID } from 'node:crypto';
import type { Entry } from '@baton/protocol';
import { afterEach, expect, test } from 'vitest';
import { ALICE, changeBy, claiming, newPlace, NOW, waiting } from '../../engines/testing/conversations.ts';
import type { Place } from '../../engines/testing/conversations.ts';
import { ENGINES } from '../../engines/testing/engines.ts';
import type { UnderTest } from '../../engines/testing/engines.ts';
import type { Deliveries } from '../../ports/deliveries.ts';
import type { NewDelivery } from '../../ports/journal.ts';
import type { StagePorts } from '../../ports/stage.ts';
import type { Push, Transport } from '../../ports/transport.ts';
import { Dispatcher } from './dispatch.ts';
import { withdraw } from './withdraw.ts';

const RACES = 1000;
const AT_ONCE = 20;

let engine: UnderTest | undefined;
afterEach(async () => engine?.close());

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.random() * 6));
const clock = {
  now: () => NOW,
  after: (_ms: number, task: () => void) => (setImmediate(task), () => undefined),
};

/** What happened to each handoff (by tag), in the order in which it happened. */
class Story {
  readonly #kinds = new Map<string, string[]>();
  /** Rings that left though nobody should be rung any more, with why. */
  readonly wrong: string[] = [];
  readonly claimed = new Set<string>();
  /** Deliveries whose taking began when their handoff had been claimed. */
  readonly takenLate = new Set<string>();
  /** Handoffs whose claim this node has heard of. */
  readonly heard = new Set<string>();

  leaves({ payload, deliveryId }: Push): void {
    const { tag, kind } = payload;
    const known = this.#kinds.get(tag) ?? [];
    this.#kinds.set(tag, [...known, kind]);
    if (kind !== 'escalation') return;
    if (known.includes('claimed')) this.wrong.push(`${tag} after its replacement`);
    if (this.heard.has(tag)) this.wrong.push(`${tag} after this node had heard of the claim`);
    if (this.takenLate.has(deliveryId)) this.wrong.push(`${tag} taken after the claim's commit`);
  }

  outcomes = (): string[] => [...this.#kinds.values()].map((kinds) => kinds.join());

  /** Remembers what is taken of handoffs that had been claimed when the taking began. */
  watching(deliveries: Deliveries): Deliveries {
    const take: Deliveries['take'] = async (...asked) => {
      const before = new Set(this.claimed);
      const taken = await deliveries.take(...asked);
      for (const { id, handoffId, kind } of taken)
        if (kind === 'escalation' && before.has(tagOf(handoffId!))) this.takenLate.add(id);
      return taken;
    };
    return new Proxy(deliveries, {
      get: (target, name) => {
        if (name === 'take') return take;
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  }
}

const tagOf = (handoffId: string): string => handoffId.replaceAll('-', '');

const answering = (story: Story): Transport => ({
  id: 'expo',
  maxBatch: 100,
  retryMs: [500],
  addressSchema: undefined as never,
  async send(batch: Push[]) {
    for (const push of batch) story.leaves(push);
    await soon();
    return batch.map(({ deliveryId }) => ({ deliveryId, kind: 'accepted' as const }));
  },
  close: async () => undefined,
});

type Race = {
  engine: UnderTest;
  dispatcher: Dispatcher;
  story: Story;
  place: Place;
  ring: NewDelivery & { conversationId: string; handoffId: string };
};

/** The claim is committed, and `after` is what this node does when it hears of it. */
async function claim(
  { engine: { journal, deliveries, directory }, story, place, ring }: Race,
  after: (entry: Entry) => void,
) {
  const { organizationId } = place;
  const { handoffId, conversationId } = ring;
  const change = await changeBy(journal, organizationId, conversationId, claiming(handoffId));
  expect((await journal.commit(change)).status).toBe('committed');
  story.claimed.add(tagOf(handoffId));
  const entry = { ...change.entries![0]!, seq: 3 } as Entry;
  after(entry);
  const stage = { journal, directory, clock, newId: randomUUID } as unknown as StagePorts;
  const effect = await withdraw(stage, deliveries).follow(organizationId, entry);
  if (effect) await journal.commit({ organizationId, ...effect });
}

/** The ways of a ring: by the queue, taken by whichever node is first; or with its request, sent at once by the node that wrote it. */
const WAYS: Record<string, (race: Race) => Promise<void>> = {
  'a ring in the queue': async (race) => {
    const queued = race.engine.journal.commit({ ...race.place, deliveries: [race.ring] });
    // Half of the claims come in the same moment as the push, half when it may have left.
    if (Math.random() < 0.5) await queued.then(soon);
    await claim(race, () => undefined);
    await queued;
  },
  'a first ring, which is never queued': async ({ dispatcher, ...race }) => {
    const { organizationId } = race.place;
    const device = { transport: 'expo', address: { token: 'ExpoPushToken[x]' }, gone: false };
    const to = { memberId: ALICE.memberId, language: 'en', device };
    const leased = [{ ...race.ring, to, leasedUntil: NOW + 30_000 }];
    const { journal } = race.engine;
    const { conversation, version, reference } = (await journal.load(
      organizationId,
      race.ring.conversationId,
    ))!;
    const conversations = [{ next: conversation, expected: version, reference }];
    const change = { deliveries: leased, conversations };
    const committing = journal.commit({ organizationId, ...change });
    dispatcher.prepare(organizationId, change);
    expect((await committing).status).toBe('committed');
    const send = () => dispatcher.send(organizationId, { leased, about: null });
    // It leaves before the claim, at some time, or in the very moment in which this node hears of the claim.
    const when = Math.floor(Math.random() * 3);
    const sending = when === 0 ? send() : when === 1 ? soon().then(soon).then(send) : undefined;
    if (when === 0) await soon();
    await claim({ ...race, dispatcher }, (entry) => {
      if (when === 2) send();
      dispatcher.hear([entry]);
      race.story.heard.add(tagOf(race.ring.handoffId));
    });
    await sending;
  },
};

const CASES = ENGINES.flatMap(([name, open]) =>
  Object.entries(WAYS).map(([way, race]) => [way, name, open, race] as const),
);

test.each(CASES)(
  '%s, on %s: none leaves after the claim, and every one that left is replaced',
  { timeout: 120_000 },
  async (_way, _name, open, run) => {
    engine = await open();
    const place = await newPlace(engine);
    const { organizationId } = place;
    const memberId = await engine.furnish.member(organizationId, { name: 'Alice' });
    const story = new Story();
    const dispatcher = new Dispatcher({
      deliveries: story.watching(engine.deliveries),
      directory: engine.directory,
      transports: new Map([['expo', answering(story)]]),
      clock,
      random: () => 1,
      key: Buffer.alloc(32),
      wake: () => undefined,
      failed: (error) => {
        throw error;
      },
    });

    async function race(): Promise<void> {
      const handoff = await waiting(engine!.journal, place);
      const deviceId = await engine!.furnish.device({ organizationId, memberId });
      const lives = { dueAt: NOW, expiresAt: NOW + 60_000 };
      const about = { ring: 0, kind: 'escalation' as const, seq: 2 };
      const ring = { id: randomUUID(), ...handoff, deviceId, ...about, ...lives };
      await run({ engine: engine!, dispatcher, story, place, ring });
    }

    let racing = true;
    const sending = (async () => {
      while (racing) {
        await dispatcher.run(NOW);
        await soon();
      }
    })();
    for (let n = 0; n < RACES; n += AT_ONCE) await Promise.all(Array.from({ length: AT_ONCE }, race));
    racing = false;
    await sending;
    for (let n = 0; n < 40; n += 1) {
      await dispatcher.run(NOW);
      await dispatcher.idle();
    }

    expect(story.claimed.size).toBe(RACES);
    expect(story.wrong).toEqual([]);
    const outcomes = story.outcomes();
    // A push that was taken and found late may be replaced though nobody saw it: nothing is left ringing.
    expect(outcomes.filter((one) => !['escalation,claimed', 'claimed'].includes(one))).toEqual([]);
    const won = outcomes.filter((one) => one === 'escalation,claimed').length;
    // Both happen, or nothing was raced: pushes that left before the claim, and pushes that it kept back.
    expect(won).toBeGreaterThan(20);
    expect(RACES - won).toBeGreaterThan(20);
  },
);
