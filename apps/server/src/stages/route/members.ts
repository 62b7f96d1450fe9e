import { BUNDLE_MS } from '@baton/core';
import type { Subject } from '@baton/core';
import type { Directory, Rules } from '../../ports/directory.ts';
import { present } from '../../ports/presence.ts';
import type { Reach } from '../../ports/presence.ts';

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
  reach: Reach,
  { organizationId, subject, now, tag }: About,
): Promise<Rules> {
  const noise = tag === undefined ? null : { tag: tag ?? '', since: now - BUNDLE_MS, now };
  const { version, members } = await directory.rules(organizationId, { subject, noise });
  return { version, members: present(reach, organizationId, members) };
}

/** Decided by these: it is written only while they hold. Of nobody there is no version. */
export const byRules = (versions: readonly (string | null)[]): { rules?: string } => {
  const known = new Set(versions.filter((version) => version !== null));
  // By old and by new ones: that holds of no version.
  return known.size === 0 ? {} : { rules: known.size === 1 ? [...known][0]! : '-1' };
};
