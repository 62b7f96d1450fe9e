import type { MemberRules } from '@baton/core';
import type { Bot, EventOutType, Member, Scenario } from '@baton/protocol';
import type { BotRow, Directory, MemberRow, Queue } from '../../ports/directory.ts';
import type { EndpointRow, Tables } from './tables.ts';

const byId = <T extends { id: string }>(a: T, b: T): number => (a.id < b.id ? -1 : 1);

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
  listens = async (organizationId: string): Promise<boolean> =>
    this.#endpoints((endpoint) => endpoint.organizationId === organizationId).length > 0;
  endpoints = async (botId: string, type: EventOutType): Promise<{ id: string }[]> =>
    this.#endpoints((endpoint) => endpoint.botId === botId && endpoint.types.includes(type));

  async bots(organizationId: string): Promise<Bot[]> {
    const own = [...this.#tables.bots.values()].filter((bot) => bot.organizationId === organizationId);
    return own.map(({ organizationId: _organization, ...bot }) => bot).sort(byId);
  }

  async members(organizationId: string): Promise<Member[]> {
    const own = [...this.#tables.members.values()].filter(
      (member) => member.organizationId === organizationId,
    );
    return own.map(({ id, name, role }) => ({ id, name, role })).sort(byId);
  }

  async memberRules(organizationId: string): Promise<MemberRules[]> {
    return (await this.members(organizationId)).map(({ id, role }) => ({
      memberId: id,
      role,
      subscribed: true,
      quietHours: null,
      overrideQuietHours: null,
      viewing: null,
      ...this.#tables.rules.get(id),
      deviceIds: [...this.#tables.devices.values()]
        .flatMap((device) => (device.memberId === id && device.goneAt === null ? [device.id] : []))
        .sort(),
    }));
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
