import type { Presence as Status } from '@baton/protocol';
import type { PresenceReader } from '../ports/presence.ts';

type Connection = { memberId: string; organizationId: string; status: Status; viewing: string | null };

/** Who is connected to this node, and looks at what. */
export class Presence implements PresenceReader {
  readonly #connections = new Map<string, Connection>();

  connect(connectionId: string, memberId: string, organizationId: string): void {
    this.#connections.set(connectionId, { memberId, organizationId, status: 'online', viewing: null });
  }

  disconnect(connectionId: string): void {
    this.#connections.delete(connectionId);
  }

  /** `false` when nothing has changed. */
  setStatus(connectionId: string, status: Status): boolean {
    const connection = this.#connections.get(connectionId);
    if (!connection || connection.status === status) return false;
    connection.status = status;
    return true;
  }

  setViewing(connectionId: string, conversationId: string | null): string | null {
    const connection = this.#connections.get(connectionId);
    const before = connection?.viewing ?? null;
    if (connection) connection.viewing = conversationId;
    return before;
  }

  /** By member id; online on one device is online. */
  of(organizationId: string): Record<string, Status> {
    const members: Record<string, Status> = {};
    for (const { memberId, organizationId: organization, status } of this.#connections.values()) {
      if (organization === organizationId && members[memberId] !== 'online') members[memberId] = status;
    }
    return members;
  }

  /** Members who look at the conversation. */
  viewers(conversationId: string): string[] {
    const members = new Set<string>();
    for (const { memberId, viewing } of this.#connections.values())
      if (viewing === conversationId) members.add(memberId);
    return [...members];
  }

  viewing(memberId: string): string | null {
    for (const connection of this.#connections.values()) {
      if (connection.memberId === memberId && connection.viewing !== null && connection.status === 'online')
        return connection.viewing;
    }
    return null;
  }

  online(organizationId: string): string[] {
    return Object.entries(this.of(organizationId)).flatMap(([memberId, status]) =>
      status === 'online' ? [memberId] : [],
    );
  }
}
