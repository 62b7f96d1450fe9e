import { applyToConversation, NEW_HEALTH } from '@baton/core';
import { BotHealthSettings, HandoffPolicy } from '@baton/protocol';
import type { Conversation, Scenario } from '@baton/protocol';
import type { Push } from '@baton/server/src/ports/transport.ts';
import { Tables } from '@baton/server/src/engines/memory/tables.ts';
import type { Mutant } from './mutants.ts';
import { ServerNode } from './node.ts';
import { Phones } from './phones.ts';
import { Random } from './random.ts';
import { VirtualTime } from './virtual-time.ts';

/** Minutes become seconds, so that every timer fires within a run. */
const POLICY = HandoffPolicy.parse({
  slaMs: 20_000,
  ringEveryMs: 10_000,
  maxRings: 3,
  giveUpAfterMs: 60_000,
  leaseMs: 30_000,
  leaseNudgeMs: 5000,
  returnAckMs: 10_000,
});
const START = Date.UTC(2026, 9, 24, 22, 0, 0);
const NODES = 2;
/** The bot dies within seconds, too. */
const HEALTH = BotHealthSettings.parse({ heartbeatEveryMs: 2000, talkingWithinMs: 60_000 });

/** What a message's author was told: it is there, once, for good. */
export type Acknowledged = { conversationId: string | null; text: string };

/** Everything there is: kept data, server processes that come and go, phones, and time. One seed, one world. */
export class World {
  readonly random: Random;
  readonly time = new VirtualTime(START);
  readonly tables = new Tables();
  readonly mutant: Mutant;
  readonly policy = POLICY;
  readonly talkingWithinMs = HEALTH.talkingWithinMs;
  readonly epoch = 'sim';
  readonly organizationId: string;
  readonly botId: string;
  readonly operators: { id: string; name: string }[];
  readonly scenarios: Scenario[];
  readonly phones: Phones;
  readonly nodes: (ServerNode | null)[] = [];
  readonly acknowledged = new Map<string, Acknowledged>();
  readonly violations: string[] = [];
  /** What was reached, so that a run that tests nothing is seen. */
  readonly reached = new Map<string, number>();
  #faulty = true;

  constructor(seed: number, mutant: Mutant) {
    this.random = new Random(seed);
    this.mutant = mutant;
    this.organizationId = this.random.uuid();
    this.botId = this.random.uuid();
    this.operators = ['Alice', 'Ben', 'Nadia'].map((name) => ({ id: this.random.uuid(), name }));
    this.scenarios = [
      {
        id: this.random.uuid(),
        name: 'Refund',
        enabled: true,
        triggers: ['refund my ticket'],
        answer: 'Within five days.',
      },
    ];
    this.phones = new Phones(this);
    this.#furnish();
    for (let n = 0; n < NODES; n += 1) this.nodes.push(new ServerNode(this));
  }

  faults = (): boolean => this.#faulty;

  /** From now on nothing breaks; what is broken is mended. */
  heal(): void {
    this.#faulty = false;
    for (let n = 0; n < NODES; n += 1) this.revive(n);
  }

  someNode(): ServerNode | null {
    const alive = this.nodes.filter((node) => node !== null);
    return alive.length === 0 ? null : this.random.pick(alive);
  }

  crash(n: number): void {
    this.nodes[n]?.kill();
    this.nodes[n] = null;
    this.reach('crash');
  }

  revive(n: number): void {
    this.nodes[n] ??= new ServerNode(this);
  }

  /** Carries no data, and may get lost on its way to the other nodes. */
  signal(from: ServerNode, organizationId: string): void {
    for (const node of this.nodes) {
      if (node === null || node === from || (this.#faulty && this.random.chance(0.2))) continue;
      this.time.after(this.random.between(0, 20), () => node.hear(organizationId));
    }
  }

  reach(what: string): void {
    this.reached.set(what, (this.reached.get(what) ?? 0) + 1);
  }

  violation(what: string): void {
    this.violations.push(`at ${this.time.now() - START} ms: ${what}`);
  }

  oops = (error: unknown): void => this.failed('somewhere', error);

  /** A lost connection is what the simulator does on purpose; anything else is a fault of ours. */
  failed(where: string, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    if (message !== 'connection lost' && message !== 'the conversation kept moving')
      this.violation(`${where}: ${error instanceof Error ? error.stack : message}`);
  }

  /** The auditor found a handoff without a timer that it is owed. */
  audited(missing: number): void {
    if (missing > 0) this.violation(`${missing} handoffs without a timer`);
  }

  /** A ring leaves for a phone: somebody must be waiting, give or take what happened while it was on its way out. */
  ringLeaves(push: Push): void {
    this.reach('ring');
    const conversationId = push.payload.url.split('/').at(-1)!;
    const conversation = this.tables.conversations.get(conversationId)?.conversation;
    const grace = 500;
    if (
      conversation?.handoff?.state !== 'waiting' &&
      this.time.now() - (conversation?.updatedAt ?? 0) > grace
    ) {
      const since = this.#lastChange(conversation);
      if (this.time.now() - since > grace)
        this.violation(`a ring left ${this.time.now() - since} ms after the handoff had ended`);
    }
  }

  /** The conversations as the journal alone tells them. */
  replayed(): Map<string, Conversation> {
    const conversations = new Map<string, Conversation>();
    for (const entry of this.tables.organizations.get(this.organizationId)!.entries) {
      if (!('conversationId' in entry)) continue;
      const before =
        entry.type === 'conversation.started' ? entry.conversation : conversations.get(entry.conversationId);
      if (before) conversations.set(entry.conversationId, applyToConversation(before, entry));
    }
    return conversations;
  }

  #lastChange(conversation: Conversation | undefined): number {
    const { claimedAt, closedAt } = conversation?.handoff ?? {};
    return Math.max(claimedAt ?? 0, closedAt ?? 0);
  }

  #furnish(): void {
    const { organizationId, botId } = this;
    this.tables.organizations.set(organizationId, {
      id: organizationId,
      name: 'Meridian Rail',
      epoch: this.epoch,
      entries: [],
    });
    this.tables.bots.set(botId, {
      id: botId,
      name: 'Booking',
      status: 'running',
      platform: 'built_in',
      policy: POLICY,
      organizationId,
    });
    const health = { health: NEW_HEALTH, settings: HEALTH, version: 1, checkDueAt: null };
    this.tables.botHealth.set(botId, { organizationId, ...health });
    for (const { id, name } of this.operators) {
      this.tables.members.set(id, { id, name, role: 'operator', organizationId, accessSince: 0 });
      const deviceId = this.random.uuid();
      this.tables.devices.set(deviceId, {
        id: deviceId,
        organizationId,
        memberId: id,
        transport: 'expo',
        address: deviceId,
        registeredAt: 0,
        goneAt: null,
      });
    }
  }
}
