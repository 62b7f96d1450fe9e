import type { Tables } from './tables.ts';

/** Another text whenever an organization's members, their settings or their devices are others. */
export function rulesVersion({ members, rules, devices }: Tables, organizationId: string): string {
  const own = [...members.values()].filter((member) => member.organizationId === organizationId);
  const ids = new Set(own.map(({ id }) => id));
  return JSON.stringify([
    own,
    own.map(({ id }) => rules.get(id) ?? null),
    [...devices.values()].filter(({ memberId }) => ids.has(memberId)),
  ]);
}
