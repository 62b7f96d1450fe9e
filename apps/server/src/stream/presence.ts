import type { Presence as Status } from '@baton/protocol';
import type { PresenceReader } from '../ports/presence.ts';

/** One device of a member's, with the app open. */
export type Connection = {
  memberId: string;
  organizationId: string;
  status: Status;
  viewing: string | null;
};
/** What there was and what there is; `null` where there is nothing. */
export type Changed = (
  connectionId: string,
  before: Readonly<Connection> | null,
  after: Readonly<Connection> | null,
) => void;

/** Who has the app open, on whichever node, and looks at what. */
export class Presence implements PresenceReader {
  readonly #connections = new Map<string, Connection>();
  readonly #byOrganization = new Map<string, Set<Connection>>();
  readonly #byMember = new Map<string, Set<Connection>>();
  readonly #listeners: Changed[] = [];

  onChange(listener: Changed): void {
    this.#listeners.push(listener);
  }

  connect(connectionId: string, memberId: string, organizationId: string): void {
    this.put(connectionId, { memberId, organizationId, status: 'online', viewing: null });
  }

  disconnect(connectionId: string): void {
    this.put(connectionId, null);
  }

  setStatus(connectionId: string, status: Status): void {
    const connection = this.#connections.get(connectionId);
    if (connection) this.put(connectionId, { ...connection, status });
  }

  setViewing(connectionId: string, viewing: string | null): void {
    const connection = this.#connections.get(connectionId);
    if (connection) this.put(connectionId, { ...connection, viewing });
  }

  /** The whole truth about one connection. */
  put(connectionId: string, after: Connection | null): void {
    const before = this.#connections.get(connectionId) ?? null;
    if (before) {
      this.#connections.delete(connectionId);
      removeFrom(this.#byOrganization, before.organizationId, before);
      removeFrom(this.#byMember, before.memberId, before);
    }
    if (after) {
      this.#connections.set(connectionId, after);
      addTo(this.#byOrganization, after.organizationId, after);
      addTo(this.#byMember, after.memberId, after);
    }
    for (const listener of this.#listeners) listener(connectionId, before, after);
  }

  connection(connectionId: string): Readonly<Connection> | null {
    return this.#connections.get(connectionId) ?? null;
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
