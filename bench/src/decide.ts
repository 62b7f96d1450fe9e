import { decide } from '@baton/core';
import type { MemberRules } from '@baton/core';
import { HandoffPolicy } from '@baton/protocol';
import type { Conversation } from '@baton/protocol';
import type { Result } from './result.ts';

const MEMBERS = 50;
const NOW = Date.UTC(2026, 10, 21, 2, 14);

/** Decisions of the rules alone, for fifty members of whom half have quiet hours. */
export async function decisions(): Promise<Result> {
  const conversation = { id: 'c', handoff: { id: 'h', state: 'waiting' } } as Conversation;
  const ring = { conversation, handoffId: 'h', policy: HandoffPolicy.parse({}) };
  const members: MemberRules[] = Array.from({ length: MEMBERS }, (_, n) => ({
    memberId: `m${n}`,
    role: 'operator',
    subscribed: n % 5 !== 0,
    quietHours:
      n % 2 === 0
        ? { zone: 'Europe/Berlin', days: [0, 1, 2, 3, 4, 5, 6], start: '22:00', end: '07:00' }
        : null,
    overrideQuietHours: null,
    viewing: null,
    deviceIds: ['d'],
  }));
  let made = 0;
  const started = performance.now();
  while (performance.now() - started < 3000) made += decide(ring, members, NOW + made).length;
  return {
    name: 'decide',
    unit: 'decisions/s',
    value: Math.round((made / (performance.now() - started)) * 1000),
    note: '50 members, half with quiet hours',
  };
}
