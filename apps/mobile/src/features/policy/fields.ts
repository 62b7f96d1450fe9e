import type { ExplainedPolicy, HandoffPolicy, PolicyField } from '@baton/protocol';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

type Group = { key: 'rings' | 'claim' | 'bot' | 'pushes'; fields: readonly PolicyField[] };

/** In the order in which a handoff meets them. */
export const GROUPS: readonly Group[] = [
  {
    key: 'rings',
    fields: ['slaMs', 'ringEveryMs', 'maxRings', 'everyoneFromRing', 'adminsFromRing', 'giveUpAfterMs'],
  },
  { key: 'claim', fields: ['leaseMs', 'leaseNudgeMs', 'returnAckMs'] },
  { key: 'bot', fields: ['fallbackThreshold'] },
  { key: 'pushes', fields: ['escalationsOverrideQuietHours', 'contentFreePushes'] },
];

const upTo = (last: number, first = 0): number[] =>
  Array.from({ length: last - first + 1 }, (_, n) => first + n);

const OFFERED: Record<PolicyField, readonly (number | boolean)[]> = {
  slaMs: [30 * SECOND, MINUTE, 2 * MINUTE, 3 * MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE],
  ringEveryMs: [15 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 3 * MINUTE, 5 * MINUTE, 10 * MINUTE],
  maxRings: [...upTo(10), 15, 20, 30, 50],
  everyoneFromRing: upTo(10),
  adminsFromRing: upTo(10),
  giveUpAfterMs: [2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 4 * HOUR],
  leaseMs: [2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR],
  leaseNudgeMs: [15 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE],
  returnAckMs: [10 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE],
  fallbackThreshold: upTo(10, 1),
  escalationsOverrideQuietHours: [true, false],
  contentFreePushes: [false, true],
};

/** What can be chosen; a value that something else set stays among it. */
export function offered(field: PolicyField, value: number | boolean): (number | boolean)[] {
  const offers = OFFERED[field];
  if (offers.includes(value)) return [...offers];
  return [...offers, value].sort((a, b) => Number(a) - Number(b));
}

/** Whose word a value is: this layer's own, the organization's, or nobody's. */
export const sourceOf = ({ own, organization }: ExplainedPolicy, field: PolicyField) =>
  own[field] !== undefined ? 'own' : organization[field] !== undefined ? 'organization' : 'built_in';

/** One moment of a customer who waits, `at` milliseconds from the beginning. */
export type Rung = {
  at: number;
  what: 'first' | 'everyone' | 'admins' | 'sla' | 'last' | 'over';
  ring?: number;
};

/** What happens to a customer for whom nobody comes, in order. */
export function ladderOf(policy: HandoffPolicy): Rung[] {
  const { ringEveryMs, maxRings, everyoneFromRing, adminsFromRing, slaMs, giveUpAfterMs } = policy;
  const ring = (number: number, what: Rung['what']): Rung[] =>
    number <= maxRings && number * ringEveryMs < giveUpAfterMs
      ? [{ at: number * ringEveryMs, what, ring: number }]
      : [];
  const last = Math.min(maxRings, Math.ceil(giveUpAfterMs / ringEveryMs) - 1);
  const rungs: Rung[] = [
    ...(everyoneFromRing > 0 ? ring(0, 'first') : []),
    ...ring(everyoneFromRing, 'everyone'),
    ...ring(adminsFromRing, 'admins'),
    ...(slaMs < giveUpAfterMs ? [{ at: slaMs, what: 'sla' as const }] : []),
    ...(![0, everyoneFromRing, adminsFromRing].includes(last) ? ring(last, 'last') : []),
    { at: giveUpAfterMs, what: 'over' },
  ];
  return rungs.sort((a, b) => a.at - b.at);
}
