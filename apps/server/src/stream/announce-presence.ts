import type { Presence as Status } from '@baton/protocol';
import type { Clock } from '../ports/clock.ts';
import type { Presence } from './presence.ts';

const GATHER_MS = 100;

/**
 * Tells an organization who is there: once for all that change at about the same time, and only if something did. A thousand phones that
 * come back together are one announcement, not a million.
 */
export function announcePresence(
  presence: Pick<Presence, 'of'>,
  clock: Clock,
  emit: (organizationId: string, members: Record<string, Status>) => void,
): (organizationId: string) => void {
  const told = new Map<string, string>();
  const gathering = new Set<string>();
  const announce = (organizationId: string): void => {
    gathering.delete(organizationId);
    const members = presence.of(organizationId);
    const said = JSON.stringify(Object.entries(members).sort());
    if (said === told.get(organizationId)) return;
    if (Object.keys(members).length === 0) told.delete(organizationId);
    else told.set(organizationId, said);
    emit(organizationId, members);
  };
  return (organizationId) => {
    if (gathering.has(organizationId)) return;
    gathering.add(organizationId);
    clock.after(GATHER_MS, () => announce(organizationId));
  };
}
