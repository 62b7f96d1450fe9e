import { BUNDLE_MS } from '@baton/core';
import type { Subject } from '@baton/core';
import type { Directory, RuledMember, Rules } from '../../ports/directory.ts';
import type { PresenceReader } from '../../ports/presence.ts';

type About = {
  organizationId: string;
  subject: Subject;
  now: number;
  /** `undefined` for a ring; else the tag that bundles the notice, `null` if none does. */
  tag?: string | null;
};

/** Every member as the rules see them right now, with what they look at, and the version of it that a commit can compare. */
export async function ruledMembers(
  directory: Directory,
  presence: PresenceReader,
  { organizationId, subject, now, tag }: About,
): Promise<Rules> {
  const noise = tag === undefined ? null : { tag: tag ?? '', since: now - BUNDLE_MS, now };
  const { version, members } = await directory.rules(organizationId, { subject, noise });
  return { version, members: present(presence, organizationId, members) };
}

/** Decided by these: it is written only while they hold. Of nobody there is no version. */
export const byRules = (versions: readonly (string | null)[]): { rules?: string } => {
  const known = new Set(versions.filter((version) => version !== null));
  // By old and by new ones: that holds of no version.
  return known.size === 0 ? {} : { rules: known.size === 1 ? [...known][0]! : '-1' };
};

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
