import type { Presence as Status } from '@baton/protocol';
import type { PresenceReader } from '../ports/presence.ts';

type Connection = { memberId: string; organizationId: string; status: Status; viewing: string | null };

/** Who is connected to this node, and looks at what. */
export class Presence implements PresenceReader {
  readonly #connections = new Map<string, Connection>();
  readonly #byOrganization = new Map<string, Set<Connection>>();
  readonly #byMember = new Map<string, Set<Connection>>();

  connect(connectionId: string, memberId: string, organizationId: string): void {
    const connection: Connection = { memberId, organizationId, status: 'online', viewing: null };
    this.#connections.set(connectionId, connection);
    addTo(this.#byOrganization, organizationId, connection);
    addTo(this.#byMember, memberId, connection);
  }

  disconnect(connectionId: string): void {
    const connection = this.#connections.get(connectionId);
    if (!connection) return;
    this.#connections.delete(connectionId);
    removeFrom(this.#byOrganization, connection.organizationId, connection);
    removeFrom(this.#byMember, connection.memberId, connection);
  }

  setStatus(connectionId: string, status: Status): void {
    const connection = this.#connections.get(connectionId);
    if (connection) connection.status = status;
  }

  /** Answers what the connection looked at before. */
  setViewing(connectionId: string, conversationId: string | null): string | null {
    const connection = this.#connections.get(connectionId);
    const before = connection?.viewing ?? null;
    if (connection) connection.viewing = conversationId;
    return before;
  }

  /** By member id; online on one device is online. */
  of(organizationId: string): Record<string, Status> {
    const members: Record<string, Status> = {};
    for (const { memberId, status } of this.#byOrganization.get(organizationId) ?? [])
      if (members[memberId] !== 'online') members[memberId] = status;
    return members;
  }

  /** Members of the organization who look at the conversation. */
  viewers(organizationId: string, conversationId: string): string[] {
    const members = new Set<string>();
    for (const { memberId, viewing } of this.#byOrganization.get(organizationId) ?? [])
      if (viewing === conversationId) members.add(memberId);
    return [...members];
  }

  viewing(memberId: string): string | null {
    for (const { viewing, status } of this.#byMember.get(memberId) ?? [])
      if (viewing !== null && status === 'online') return viewing;
    return null;
  }

  online(organizationId: string): string[] {
    return Object.entries(this.of(organizationId)).flatMap(([memberId, status]) =>
      status === 'online' ? [memberId] : [],
    );
  }
}

function addTo(groups: Map<string, Set<Connection>>, key: string, connection: Connection): void {
  const group = groups.get(key);
  if (group) group.add(connection);
  else groups.set(key, new Set([connection]));
}

function removeFrom(groups: Map<string, Set<Connection>>, key: string, connection: Connection): void {
  const group = groups.get(key);
  group?.delete(connection);
  if (group?.size === 0) groups.delete(key);
}
