import { NO_SETTINGS } from '@baton/core';
import type { Bot, CannedReply, EventOutType, Label, Member, Scenario } from '@baton/protocol';
import type {
  BotRow,
  Directory,
  MemberRow,
  Queue,
  Rules,
  RuledMember,
  RulesAbout,
} from '../../ports/directory.ts';
import { attributesOf } from './attributes.ts';
import { rulesVersion } from './rules-version.ts';
import type { EndpointRow, Tables } from './tables.ts';

const byId = <T extends { id: string }>(a: T, b: T): number => (a.id < b.id ? -1 : 1);

const latest = (times: number[]): number | null => (times.length === 0 ? null : Math.max(...times));

export class MemoryDirectory implements Directory {
  readonly #tables: Tables;
  readonly #scenarios: Scenario[];

  constructor(tables: Tables, scenarios: Scenario[] = []) {
    this.#tables = tables;
    this.#scenarios = scenarios;
  }

  organization = async (id: string) => this.#tables.organizations.get(id) ?? null;
  bot = async (id: string): Promise<BotRow | null> => this.#tables.bots.get(id) ?? null;
  scenarios = async (): Promise<Scenario[]> => this.#scenarios;
  member = async (id: string): Promise<MemberRow | null> => this.#tables.members.get(id) ?? null;
  /** The simulator's teams have none of these. */
  attachment = async (): Promise<null> => null;
  attributes = async (organizationId: string, customerId: string) =>
    attributesOf(this.#tables, organizationId, customerId);
  labels = async (): Promise<Label[]> => [];
  cannedReplies = async (): Promise<CannedReply[]> => [];
  listens = async (organizationId: string): Promise<boolean> =>
    this.#endpoints((endpoint) => endpoint.organizationId === organizationId).length > 0;
  endpoints = async (botId: string, type: EventOutType): Promise<{ id: string }[]> =>
    this.#endpoints((endpoint) => endpoint.botId === botId && endpoint.types.includes(type));

  async bots(organizationId: string): Promise<Bot[]> {
    const own = [...this.#tables.bots.values()].filter((bot) => bot.organizationId === organizationId);
    return own.map(({ organizationId: _organization, ...bot }) => bot).sort(byId);
  }

  async contentFree(organizationId: string): Promise<boolean> {
    return (await this.bots(organizationId)).some(({ policy }) => policy.contentFreePushes);
  }

  async members(organizationId: string): Promise<Member[]> {
    const own = [...this.#tables.members.values()].filter(
      (member) => member.organizationId === organizationId,
    );
    return own.map(({ id, name, role }) => ({ id, name, role })).sort(byId);
  }

  async memberRules(organizationId: string, { noise, addresses = true }: RulesAbout): Promise<RuledMember[]> {
    return (await this.members(organizationId)).map(({ id, name, role }) => ({
      memberId: id,
      name,
      role,
      language: 'en',
      settings: NO_SETTINGS,
      quietHours: null,
      overrideQuietHours: null,
      snoozedUntil: null,
      viewing: null,
      online: false,
      ...this.#tables.rules.get(id),
      devices: [...this.#tables.devices.values()]
        .filter(({ memberId, goneAt }) => memberId === id && goneAt === null)
        .map((device) => ({
          id: device.id,
          transport: device.transport,
          installation: device.installation ?? null,
          address: noise || !addresses ? null : device.address,
        }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
      pushedAt: noise && latest(this.#told(id, noise)),
      ringingUntil: noise && latest(this.#ringing(id, noise.now)),
    }));
  }

  async rules(organizationId: string, about: RulesAbout): Promise<Rules> {
    const version = rulesVersion(this.#tables, organizationId);
    return { version, members: await this.memberRules(organizationId, about) };
  }

  ringRules = (organizationId: string, botId: string): Promise<Rules> =>
    this.rules(organizationId, { subject: { type: 'bot', id: botId }, noise: null });

  #told(id: string, { tag, since }: { tag: string; since: number }): number[] {
    return [...this.#tables.decisions.values()].flatMap(({ memberId, verdict, at, tag: other }) =>
      memberId === id && other === tag && verdict.startsWith('push') && at > since ? [at] : [],
    );
  }

  #ringing(id: string, now: number): number[] {
    return [...this.#tables.deliveries.values()].flatMap(
      ({ kind, state, deviceId, handoffId, conversationId, expiresAt }) => {
        const { handoff } = this.#tables.conversations.get(conversationId ?? '')?.conversation ?? {};
        const waits = handoff?.id === handoffId && handoff?.state === 'waiting';
        const rings = kind === 'escalation' && ['queued', 'accepted'].includes(state) && waits;
        const mine = this.#tables.devices.get(deviceId)?.memberId === id;
        return rings && mine && expiresAt > now ? [expiresAt] : [];
      },
    );
  }

  async queue(organizationId: string, closedSince: number): Promise<Queue | null> {
    const organization = this.#tables.organizations.get(organizationId);
    if (!organization) return null;
    const conversations = [...this.#tables.conversations.values()]
      .filter(
        (row) =>
          row.organizationId === organizationId && (row.closedAt === null || row.closedAt >= closedSince),
      )
      .map(({ conversation }) => conversation)
      .sort(byId);
    return {
      cursor: { epoch: organization.epoch, seq: organization.entries.length },
      organization: { id: organizationId, name: organization.name },
      conversations,
    };
  }

  #endpoints(wanted: (endpoint: EndpointRow) => boolean): { id: string }[] {
    return [...this.#tables.endpoints.values()]
      .filter((endpoint) => endpoint.disabledAt === null && wanted(endpoint))
      .map(({ id }) => ({ id }));
  }
}
