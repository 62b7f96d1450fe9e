import type { HandoffPolicy } from '@baton/protocol';
import type { RuledMember } from '../../ports/directory.ts';
import { LEASE_MS } from '../../ports/deliveries.ts';
import type { PresenceReader } from '../../ports/presence.ts';
import type { Asked, FirstRing, Ringing, StagePorts } from '../../ports/stage.ts';
import { ruledMembers } from './members.ts';
import { ringing } from './ring.ts';

type Ports = Pick<StagePorts, 'directory' | 'clock' | 'newId'> & { failed: (error: unknown) => void };

/**
 * The ring of a request for a human, decided while the request is made, so that both are one commit and the pushes leave with it. Where
 * that cannot be, the request is written all the same, and `route` rings when it comes to it.
 */
export function firstRing(ports: Ports, presence: PresenceReader): FirstRing {
  async function audience(organizationId: string, botId: string): Promise<RuledMember[] | null> {
    const about = { organizationId, subject: { type: 'bot' as const, id: botId }, now: ports.clock.now() };
    try {
      return await ruledMembers(ports.directory, presence, about);
    } catch (error) {
      ports.failed(error);
      return null;
    }
  }

  return {
    audience,
    async ring({ organizationId, entries, after, policy, audience: read }) {
      const about = entries.findIndex(({ type }) => type === 'handoff.requested');
      if (about === -1) return null;
      const members = read ?? (await audience(organizationId, after.botId));
      return members && decided(ports, { entries, after, policy, members }, about);
    },
  };
}

type Known = Pick<Asked, 'entries' | 'after'> & { policy: HandoffPolicy; members: RuledMember[] };

function decided(ports: Ports, { entries, after, policy, members }: Known, about: number): Ringing | null {
  const request = entries[about]!;
  if (request.type !== 'handoff.requested') return null;
  const { handoffId, at, handoff } = request;
  const call = { handoffId, ring: handoff.ring, at, seq: 0 };
  const leasedUntil = ports.clock.now() + LEASE_MS;
  try {
    return { about, ...ringing(ports, call, { conversation: after, policy, members, leasedUntil }) };
  } catch (error) {
    ports.failed(error);
    return null;
  }
}
