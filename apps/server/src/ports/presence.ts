import type { MemberRules } from '@baton/core';

/** Who looks at what right now. A hint, never stored: no claim depends on it. */
export interface PresenceReader {
  viewing(memberId: string): string | null;
  online(organizationId: string): string[];
}

/** What decides right now whether somebody can be rung. */
export interface Reach extends PresenceReader {
  /** The push service behind this transport fails as a whole, or there is no key for it: what is sent there is not heard. */
  unwell(transport: string): boolean;
}

/** Members as they are right now: who is there, and which of their devices can be rung. */
export function present<Member extends MemberRules>(
  reach: Reach,
  organizationId: string,
  members: readonly Member[],
): Member[] {
  const online = new Set(reach.online(organizationId));
  return members.map((member) => ({
    ...member,
    viewing: reach.viewing(member.memberId),
    online: online.has(member.memberId),
    ...(member.devices.some(({ transport }) => reach.unwell(transport)) && {
      devices: member.devices.map((device) => ({ ...device, unwell: reach.unwell(device.transport) })),
    }),
  }));
}
