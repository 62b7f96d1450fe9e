import { decide, NO_SETTINGS } from '@baton/core';
import type { MemberRules } from '@baton/core';
import { HandoffPolicy } from '@baton/protocol';
import type { Conversation } from '@baton/protocol';
import { round } from './result.ts';
import type { Result } from './result.ts';

const MEMBERS = 50;
const NOW = Date.UTC(2026, 10, 21, 2, 14);

/** Decisions of the rules alone, for fifty members of whom half have quiet hours. */
export async function decisions(): Promise<Result> {
  const conversation = { id: 'c', handoff: { id: 'h', state: 'waiting' } } as Conversation;
  const ring = {
    channel: 'escalation' as const,
    topic: 'ring' as const,
    ring: 0,
    conversation,
    handoffId: 'h',
    policy: HandoffPolicy.parse({}),
  };
  const members: MemberRules[] = Array.from({ length: MEMBERS }, (_, n) => ({
    memberId: `m${n}`,
    role: 'operator',
    settings: n % 5 === 0 ? { ...NO_SETTINGS, member: { subscribed: { bot: false } } } : NO_SETTINGS,
    quietHours:
      n % 2 === 0
        ? { zone: 'Europe/Berlin', days: [0, 1, 2, 3, 4, 5, 6], start: '22:00', end: '07:00' }
        : null,
    overrideQuietHours: null,
    viewing: null,
    online: false,
    snoozedUntil: null,
    pushedAt: null,
    ringingUntil: null,
    devices: [{ id: 'd', transport: 'expo', installation: null }],
  }));
  const ours = timed((now) => decide(ring, members, now).length);
  const theirs = timed((now) => members.map((member) => naively(member, now)).length);
  return {
    name: 'decide',
    unit: 'decisions/s',
    value: ours,
    reference: theirs,
    ratio: round(ours / theirs),
    note: '50 members, half with quiet hours; reference: only the local time of each, formatted anew',
  };
}

function timed(decideAll: (now: number) => number): number {
  let made = 0;
  const started = performance.now();
  while (performance.now() - started < 3000) made += decideAll(NOW + made);
  return Math.round((made / (performance.now() - started)) * 1000);
}

/** What a straightforward check of quiet hours does, and no more: no days, no windows over midnight, no reasons. */
function naively({ quietHours }: MemberRules, now: number): boolean {
  if (!quietHours) return true;
  const time = new Date(now).toLocaleTimeString('en-GB', { timeZone: quietHours.zone });
  return time < quietHours.start && time >= quietHours.end;
}
