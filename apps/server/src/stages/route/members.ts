import { BUNDLE_MS } from '@baton/core';
import type { Subject } from '@baton/core';
import type { Directory, RuledMember } from '../../ports/directory.ts';
import type { PresenceReader } from '../../ports/presence.ts';

type About = {
  organizationId: string;
  subject: Subject;
  now: number;
  /** `undefined` for a ring; else the tag that bundles the notice, `null` if none does. */
  tag?: string | null;
};

/** Every member as the rules see them right now, with what they look at. */
export async function ruledMembers(
  directory: Directory,
  presence: PresenceReader,
  { organizationId, subject, now, tag }: About,
): Promise<RuledMember[]> {
  const noise = tag === undefined ? null : { tag: tag ?? '', since: now - BUNDLE_MS, now };
  return present(presence, organizationId, await directory.memberRules(organizationId, { subject, noise }));
}

/** Who of them is there right now. */
export function present(
  presence: PresenceReader,
  organizationId: string,
  members: readonly RuledMember[],
): RuledMember[] {
  const online = new Set(presence.online(organizationId));
  return members.map((member) => ({
    ...member,
    viewing: presence.viewing(member.memberId),
    online: online.has(member.memberId),
  }));
}
