import { setImmediate as nextTurn } from 'node:timers/promises';
import { stillDue } from '@baton/core';
import type { Entry } from '@baton/protocol';
import type { Clock } from '../../ports/clock.ts';
import { isRinging, LEASE_MS, SEND_WITHIN_MS, SPARE_MS } from '../../ports/deliveries.ts';
import type { Deliveries, DeliveryResult, Lane, TakenDelivery } from '../../ports/deliveries.ts';
import type { BotRow, Directory } from '../../ports/directory.ts';
import type { Change, NewDelivery } from '../../ports/journal.ts';
import type { Written } from '../../ports/stage.ts';
import type { Push, Transport, Verdict } from '../../ports/transport.ts';
import { Endings } from './endings.ts';
import { Finisher } from './finisher.ts';
import { Lanes } from './lanes.ts';
import { Preparing, SLICE } from './preparing.ts';
import type { Leaving } from './preparing.ts';
import { collapseKeyOf, isNoise, payloadOf, urgencyOf } from './payload.ts';

export type DispatchPorts = {
  deliveries: Deliveries;
  directory: Pick<Directory, 'bot' | 'contentFree'>;
  transports: ReadonlyMap<string, Transport>;
  clock: Clock;
  /** In [0, 1). */
  random: () => number;
  /** Signs the tokens in pushes. */
  key: Buffer;
  /** No words leave this server in a push; the app fetches them. */
  contentFree?: boolean;
  /** Look again at `at`, in milliseconds; without it, now: a lane has room again, or all have left. */
  wake: (at?: number) => void;
  failed: (error: unknown) => void;
};

const TAKE = 500;
/** What is due and cannot be taken waits for a push under way, whose end wakes us; or for another node's. */
const BLOCKED_MS = 100;
/** With less time than this nothing is begun. */
const LEAST_MS = 1000;

/**
 * Sends what is due; each push is checked once more as it leaves. Nothing waits for another transport, nor a ring for what does not ring:
 * a transport that hangs fills its own lane, and no other.
 */
export class Dispatcher {
  readonly #ports: DispatchPorts;
  readonly #lanes = new Lanes();
  readonly #finisher: Finisher;
  readonly #preparing: Preparing;
  readonly #underWay = new Set<Promise<void>>();
  readonly #endings = new Endings();
  #unanswered = 0;

  constructor(ports: DispatchPorts) {
    this.#ports = ports;
    const { deliveries, clock } = ports;
    this.#finisher = new Finisher({ deliveries, clock, busy: () => this.#unanswered > 0 });
    const making = { pushOf: (delivery: TakenDelivery) => pushOf(ports, delivery) };
    this.#preparing = new Preparing(making, ports.failed);
  }

  /** Answers how many were taken; they may still be under way. */
  async run(now: number): Promise<number> {
    const { deliveries } = this.#ports;
    const lease = { until: now + LEASE_MS, limit: TAKE, full: this.#lanes.full() };
    const taken = await deliveries.take(now, lease);
    await this.#start(taken, { now, until: lease.until });
    return taken.length;
  }

  /** What this node hears: a ring that is still leaving stops when its handoff has ended. */
  hear(entries: readonly Entry[]): void {
    this.#endings.hear(entries);
  }

  /** Makes the pushes of what is being committed with this node's lease; they leave by `send`, or never. */
  prepare(organizationId: string, change: Partial<Change>): void {
    this.#preparing.begin(organizationId, change);
  }

  /**
   * Sends at once what this node has written with its lease, about one handoff. Where a lane is full, it waits there like the rest.
   * `about`: the seq that the commit gave it.
   */
  send(organizationId: string, { leased, about }: Pick<Written, 'leased' | 'about'>): void {
    this.#track(this.#sendLeased(organizationId, leased, about));
  }

  async #sendLeased(organizationId: string, leased: NewDelivery[], about: number | null): Promise<void> {
    let looked: Leaving[];
    try {
      looked = this.#preparing.finish(organizationId, leased, about);
    } catch (error) {
      this.#ports.failed(error);
      return this.#giveBack(leased, 'not_prepared');
    }
    const full = this.#lanes.full().map(({ transport, ringing }) => `${transport} ${ringing}`);
    const waits = (delivery: Leaving): boolean =>
      full.includes(`${delivery.device.transport} ${isRinging(delivery)}`);
    const giving = this.#giveBack(looked.filter(waits), 'no_room');
    const leaving = looked.filter((delivery) => !waits(delivery));
    const until = Math.min(...leased.map(({ leasedUntil }) => leasedUntil ?? 0));
    await Promise.all([this.#start(leaving, { now: this.#ports.clock.now(), until }), giving]);
  }

  async #giveBack(rows: { id: string }[], detail: string): Promise<void> {
    const dueAt = this.#ports.clock.now();
    const queued = { state: 'queued', dueAt, detail } as const;
    await Promise.all(rows.map(({ id }) => this.#finisher.finish({ id, ...queued })));
  }

  /** `until`: whose they are no more; what took so long to be taken or committed that little is left is for whoever takes it next. */
  async #start(taken: Leaving[], { now, until }: { now: number; until: number }): Promise<void> {
    const withinMs = Math.min(SEND_WITHIN_MS, until - SPARE_MS - this.#ports.clock.now());
    if (taken.length === 0 || withinMs < LEAST_MS) return;
    const leaving: Leaving[] = [];
    for (const delivery of taken) {
      const why = notLeaving(this.#ports, delivery, now);
      if (why === null) leaving.push(delivery);
      else this.#track(this.#finisher.finish({ id: delivery.id, ...why }));
    }
    const ports = withOneLookEach(this.#ports);
    const signal = AbortSignal.timeout(withinMs);
    const lanes = lanesOf(leaving);
    for (const lane of lanes) this.#lanes.enter(lane, lane.deliveries.length);
    let made = 0;
    for (const lane of lanes) {
      const transport = ports.transports.get(lane.transport)!;
      for (let n = 0; n < lane.deliveries.length; n += transport.maxBatch) {
        const batch = lane.deliveries.slice(n, n + transport.maxBatch);
        const sending = this.#send(ports, batch, { transport, signal });
        this.#track(sending.finally(() => this.#leave(lane, batch.length)));
        made += batch.length;
        if (made % SLICE < transport.maxBatch) await nextTurn();
      }
    }
  }

  async nextDue(): Promise<number | null> {
    const due = await this.#ports.deliveries.nextDue();
    const now = this.#ports.clock.now();
    return due !== null && due <= now ? now + BLOCKED_MS : due;
  }

  /** Resolves when nothing is under way. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  #leave(lane: Lane, count: number): void {
    const wasFull = this.#lanes.full().length > 0;
    this.#lanes.leave(lane, count);
    if (wasFull) this.#ports.wake();
  }

  #track(work: Promise<void>): void {
    const tracked = work
      .catch((error: unknown) => this.#ports.failed(error))
      .finally(() => {
        this.#underWay.delete(tracked);
        if (this.#underWay.size === 0) this.#ports.wake();
      });
    this.#underWay.add(tracked);
  }

  /** With their pushes. Whether it is over is asked last, so that nothing leaves of what ended while it was made. */
  async #made(ports: DispatchPorts, batch: Leaving[]): Promise<{ delivery: Leaving; push: Push }[]> {
    const made = await Promise.all(
      batch.map(async (delivery) => ({ delivery, push: delivery.push ?? (await pushOf(ports, delivery)) })),
    );
    return made.filter(({ delivery: { id, kind, handoffId, conversation } }) => {
      const over = kind === 'escalation' && this.#endings.endedSince(handoffId, conversation);
      if (over) this.#track(this.#finisher.finish({ id, state: 'expired', detail: 'withdrawn' }));
      return !over;
    });
  }

  async #send(
    ports: DispatchPorts,
    batch: Leaving[],
    { transport, signal }: { transport: Transport; signal: AbortSignal },
  ): Promise<void> {
    this.#unanswered += batch.length;
    const leftAt = ports.clock.now();
    const { leaving, answers } = await this.#made(ports, batch)
      .then(async (made) => {
        const pushes = made.map(({ push }) => push);
        return { leaving: made, answers: pushes.length === 0 ? [] : await transport.send(pushes, signal) };
      })
      .finally(() => (this.#unanswered -= batch.length));
    const receipts = new Map(answers.map((receipt) => [receipt.deliveryId, receipt]));
    const now = ports.clock.now();
    const finishing: Promise<void>[] = [];
    for (const { delivery, push } of leaving) {
      const receipt = receipts.get(delivery.id) ?? NO_ANSWER;
      const result = resultOf(delivery, receipt, { now, random: ports.random, retryMs: transport.retryMs });
      finishing.push(this.#finisher.finish(withTitle(result, delivery, push.payload.title)));
      if (result.state === 'queued') ports.wake(result.dueAt);
      if (receipt.kind === 'gone')
        finishing.push(ports.deliveries.deviceGone(delivery.deviceId, now, receipt.since ?? leftAt));
    }
    await Promise.all(finishing);
  }
}

/** What is shown in place of another says so in that one's ledger. */
function withTitle(result: DeliveryResult, { kind, replaces }: TakenDelivery, title: string): DeliveryResult {
  const takesPlace = kind === 'claimed' || kind === 'withdrawn' || (replaces ?? null) !== null;
  return result.state === 'accepted' && takesPlace ? { ...result, replacing: title } : result;
}

const NO_ANSWER: Verdict = { kind: 'retry', reason: 'no_answer' };

function notLeaving(
  { transports }: DispatchPorts,
  delivery: TakenDelivery,
  now: number,
): { state: 'expired' | 'failed'; detail: string } | null {
  if (delivery.device.gone) return { state: 'failed', detail: 'device_gone' };
  if (!transports.has(delivery.device.transport))
    return { state: 'failed', detail: 'transport_not_configured' };
  const due = stillDue(delivery, delivery.conversation, now);
  return due === 'due' ? null : { state: 'expired', detail: due };
}

/** Rings first. */
function lanesOf(deliveries: Leaving[]): (Lane & { deliveries: Leaving[] })[] {
  return [true, false].flatMap((ringing) => {
    const alike = deliveries.filter((delivery) => isRinging(delivery) === ringing);
    return [...Map.groupBy(alike, ({ device }) => device.transport)].map(([transport, group]) => ({
      transport,
      ringing,
      deliveries: group,
    }));
  });
}

/** A thousand pushes of one bot ask for its name once. */
function withOneLookEach(ports: DispatchPorts): DispatchPorts {
  const { directory } = ports;
  const bot = once((id) => directory.bot(id));
  const contentFree = once((id) => directory.contentFree(id));
  return { ...ports, directory: { bot, contentFree } };
}

function once<T>(look: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const looked = new Map<string, Promise<T>>();
  return (id) => {
    const looking = looked.get(id) ?? look(id);
    looked.set(id, looking);
    return looking;
  };
}

async function pushOf(ports: DispatchPorts, delivery: TakenDelivery): Promise<Push> {
  const now = ports.clock.now();
  const botId = botOf(delivery);
  const bot = botId === null ? null : await ports.directory.bot(botId);
  const payload = payloadOf(delivery, bot?.name ?? 'Baton', {
    key: ports.key,
    now,
    contentFree: ports.contentFree === true || (await staysHere(ports, bot, delivery)),
  });
  return {
    deliveryId: delivery.id,
    address: delivery.device.address,
    payload,
    ttlSeconds: Math.max(1, Math.ceil((delivery.expiresAt - now) / 1000)),
    urgency: urgencyOf(delivery),
    tag: collapseKeyOf(delivery),
    noise: isNoise(delivery),
  };
}

/** Whether its words do: as the bot says that it is about. What is about none, such as a digest, may be about any. */
const staysHere = async (
  { directory }: DispatchPorts,
  bot: BotRow | null,
  { organizationId }: TakenDelivery,
): Promise<boolean> => bot?.policy.contentFreePushes ?? directory.contentFree(organizationId);

function botOf({ conversation, notice }: TakenDelivery): string | null {
  if (conversation) return conversation.botId;
  return notice && 'botId' in notice ? notice.botId : null;
}

/** So many that were told to wait equally long come back one after the other: this share later, at the most. */
const SPREAD = 1 / 4;

/**
 * What the transport's answer means for the delivery. Full jitter, on top of Retry-After, too, and never later than the push matters. What was
 * held until a time that is known was no try, so it does not back off.
 */
function resultOf(
  delivery: TakenDelivery,
  receipt: Verdict,
  { now, random, retryMs }: { now: number; random: () => number; retryMs: Transport['retryMs'] },
): DeliveryResult {
  const { id, attempts, expiresAt } = delivery;
  switch (receipt.kind) {
    case 'accepted':
      return { id, state: 'accepted', ticket: receipt.ticket ?? null, at: now };
    case 'retry': {
      const ceiling = retryMs[Math.min(Math.max(1, attempts), retryMs.length) - 1]!;
      const { afterMs = 0, held } = receipt;
      const known = held === true && afterMs > 0;
      const drawn = random();
      const told = afterMs * (1 + drawn * SPREAD);
      const dueAt = now + Math.ceil(known ? told : Math.max(told, drawn * ceiling));
      return dueAt < expiresAt
        ? { id, state: 'queued', dueAt, detail: receipt.reason }
        : { id, state: 'expired', detail: receipt.reason };
    }
    case 'gone':
    case 'refused':
    case 'misconfigured':
      return { id, state: 'failed', detail: `${receipt.kind}: ${receipt.reason}` };
  }
}
