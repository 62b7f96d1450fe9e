import type { Rules } from '../../ports/directory.ts';
import { LEASE_MS } from '../../ports/deliveries.ts';
import { present } from '../../ports/presence.ts';
import type { Reach } from '../../ports/presence.ts';
import type { Asked, FirstRing, Ringing, StagePorts } from '../../ports/stage.ts';
import { KeptRules } from './kept-rules.ts';
import { ringing } from './ring.ts';

type Ports = Pick<StagePorts, 'directory' | 'clock' | 'newId'> & { failed: (error: unknown) => void };

/**
 * The ring of a request for a human, decided while the request is made, so that both are one commit and the pushes leave with it. Where
 * that cannot be, the request is written all the same, and `route` rings when it comes to it.
 */
export function firstRing(ports: Ports, reach: Reach): FirstRing {
  const kept = new KeptRules(ports.directory);

  return {
    async ring(asked) {
      const about = asked.entries.findIndex(({ type }) => type === 'handoff.requested');
      if (about === -1) return null;
      try {
        const rules = await kept.read(asked.organizationId, asked.after.botId, asked.again);
        return decided(ports, asked, { about, ...rules, reach });
      } catch (error) {
        ports.failed(error);
        return null;
      }
    },
  };
}

function decided(
  ports: Ports,
  { organizationId, entries, after, policy }: Asked,
  { about, version, members, reach }: Rules & { about: number; reach: Reach },
): Ringing | null {
  const request = entries[about]!;
  if (request.type !== 'handoff.requested') return null;
  const { handoffId, at, handoff } = request;
  const call = { handoffId, ring: handoff.ring, at, seq: 0 };
  const there = present(reach, organizationId, members);
  const leasedUntil = ports.clock.now() + LEASE_MS;
  return {
    about,
    ...(version !== null && { rules: version }),
    ...ringing(ports, call, { conversation: after, policy, members: there, leasedUntil }),
  };
}
