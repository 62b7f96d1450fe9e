import type { Ring } from './alert.ts';
import { decide } from './decide.ts';
import type { MayRespond } from './decide.ts';
import { reaches } from './decision.ts';
import type { Decision } from './decision.ts';
import type { MemberRules } from './snapshot.ts';

/**
 * A ring's decisions. Where its audience has nobody who hears it, the next wider one is called at once: nobody waits a minute for people who
 * are not there.
 */
export function ringOut(
  ring: Ring,
  members: readonly MemberRules[],
  now: number,
  may?: MayRespond,
): Decision[] {
  const { everyoneFromRing, adminsFromRing } = ring.policy;
  const wider = [everyoneFromRing, Math.max(everyoneFromRing, adminsFromRing)].filter(
    (from) => from > ring.ring,
  );
  let decisions = decide(ring, members, now, may);
  for (const from of wider) {
    if (decisions.some(reaches)) return decisions;
    decisions = decide({ ...ring, ring: from }, members, now, may);
  }
  return decisions;
}
