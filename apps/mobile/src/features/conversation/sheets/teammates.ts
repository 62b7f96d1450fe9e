import { can } from '@baton/core';
import type { ClientState } from '@baton/client';
import type { Member, Presence } from '@baton/protocol';

type Nearness = Presence | 'offline';
export type Teammate = { member: Member; presence: Nearness; holds: number };

const NEARNESS: Record<Nearness, number> = { online: 0, away: 1, offline: 2 };

/** Whom a conversation could be given to: those who are there first, then those who hold the fewest. */
export function teammates({ snapshot, presence }: Pick<ClientState, 'snapshot' | 'presence'>): Teammate[] {
  if (!snapshot) return [];
  const holds = new Map<string, number>();
  for (const { owner, handoff } of Object.values(snapshot.conversations)) {
    const holder = owner === 'operator' ? handoff?.operator?.memberId : undefined;
    if (holder !== undefined) holds.set(holder, (holds.get(holder) ?? 0) + 1);
  }
  return Object.values(snapshot.members)
    .filter(({ id, role }) => id !== snapshot.me.memberId && can(role, 'chatbot.respond'))
    .map((member) => ({
      member,
      presence: presence[member.id] ?? ('offline' as const),
      holds: holds.get(member.id) ?? 0,
    }))
    .sort(
      (a, b) =>
        NEARNESS[a.presence] - NEARNESS[b.presence] ||
        a.holds - b.holds ||
        a.member.name.localeCompare(b.member.name),
    );
}
