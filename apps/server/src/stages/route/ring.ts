import { decide, reaches } from '@baton/core';
import type { Decision, MemberRules, Ring } from '@baton/core';

/**
 * A ring's decisions. Where its audience has nobody who hears it, the next wider one is called at once: nobody waits a minute for people who
 * are not there.
 */
export function ringOut(ring: Ring, members: readonly MemberRules[], now: number): Decision[] {
  const { everyoneFromRing, adminsFromRing } = ring.policy;
  const wider = [everyoneFromRing, Math.max(everyoneFromRing, adminsFromRing)].filter(
    (from) => from > ring.ring,
  );
  let decisions = decide(ring, members, now);
  for (const from of wider) {
    if (decisions.some(reaches)) return decisions;
    decisions = decide({ ...ring, ring: from }, members, now);
  }
  return decisions;
}
