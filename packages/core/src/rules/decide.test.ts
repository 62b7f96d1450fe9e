import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { decideProperties, inheritanceProperties, waitingConversation } from '../testing/rules-properties.ts';
import { REAL } from '../testing/subject.ts';
import { handoffIdOf, newConversation, policy, START } from '../testing/walk.ts';
import { decide } from './decide.ts';
import type { Alert, Ring } from './alert.ts';
import { NO_SETTINGS } from './settings.ts';
import type { SettingLayers } from './settings.ts';
import { NOTICES } from '../testing/notices.ts';
import { inPlainWords, REASONS } from './decision.ts';
import type { MemberRules } from './snapshot.ts';

describe('for any members', () => {
  for (const [name, property] of Object.entries({ ...decideProperties, ...inheritanceProperties }))
    test(name, () => fc.assert(property(REAL), { numRuns: 300 }));
});

const ready: MemberRules = {
  memberId: 'a',
  role: 'operator',
  settings: NO_SETTINGS,
  quietHours: null,
  overrideQuietHours: null,
  snoozedUntil: null,
  viewing: null,
  online: false,
  devices: ['phone', 'laptop'].map((id) => ({ id, transport: 'web_push', installation: null })),
  pushedAt: null,
  ringingUntil: null,
};
const MINUTE = 60_000;
// START is a Monday noon in UTC.
const lunch = { zone: 'UTC', days: [1], start: '11:00', end: '13:00' };
const ring: Ring = {
  channel: 'escalation',
  topic: 'ring',
  ring: 0,
  conversation: waitingConversation(),
  handoffId: handoffIdOf(1),
  policy,
};
const [knowledge] = NOTICES as [Alert];
const notice = (channel: string, topic: string): Alert =>
  NOTICES.find((one) => one.channel === channel && one.topic === topic)!;
const member = (settings: SettingLayers['member']): Partial<MemberRules> => ({
  settings: { ...NO_SETTINGS, member: settings },
});
const away = member({ subscribed: { bot: false } });
const unwell = [{ id: 'pixel', transport: 'fcm', installation: null, unwell: true }];
const off = member({ kinds: { 'escalation.ring': { on: false } } });

/** What differs from a member who is ready; the alert; the verdict and its reason. */
const EXAMPLES: [Partial<MemberRules>, Alert, string, string][] = [
  [{}, ring, 'push', 'handoff_waits'],
  [{ quietHours: lunch }, ring, 'push', 'overrides_quiet_hours'],
  [{ quietHours: lunch, overrideQuietHours: false }, ring, 'hold', 'quiet_hours'],
  [{ snoozedUntil: START + MINUTE }, ring, 'push', 'overrides_quiet_hours'],
  [{ snoozedUntil: START + MINUTE, overrideQuietHours: false }, ring, 'hold', 'snoozed'],
  [away, ring, 'skip', 'not_subscribed'],
  [away, { ...ring, ring: 1 }, 'push', 'wider_audience'],
  [off, { ...ring, ring: 1 }, 'skip', 'turned_off'],
  [{ ...off, role: 'admin' }, { ...ring, ring: 2 }, 'push', 'handoff_waits'],
  [off, { ...ring, ring: 2 }, 'skip', 'turned_off'],
  [{ viewing: ring.conversation.id }, ring, 'skip', 'looking_at_it'],
  [{ viewing: 'another' }, ring, 'push', 'handoff_waits'],
  [{ devices: [] }, ring, 'skip', 'no_device'],
  [{ devices: [], online: true }, ring, 'skip', 'rings_in_app'],
  [{ devices: unwell }, ring, 'push', 'service_fails'],
  [{ devices: [...unwell, ...ready.devices] }, ring, 'push', 'handoff_waits'],
  [{ devices: unwell, online: true }, ring, 'push', 'rings_in_app'],
  [{}, { ...ring, conversation: newConversation() }, 'skip', 'not_waiting'],
  [{}, { ...ring, handoffId: handoffIdOf(2) }, 'skip', 'not_waiting'],
  [{}, knowledge, 'push_quietly', 'wants_it'],
  [away, knowledge, 'skip', 'not_subscribed'],
  [{ settings: { ...NO_SETTINGS, organization: { quietHours: lunch } } }, knowledge, 'hold', 'quiet_hours'],
  [
    { quietHours: { ...lunch, days: [] }, settings: { ...NO_SETTINGS, organization: { quietHours: lunch } } },
    knowledge,
    'push_quietly',
    'wants_it',
  ],
  [{ quietHours: lunch }, knowledge, 'hold', 'quiet_hours'],
  [{ pushedAt: START - MINUTE }, knowledge, 'hold', 'bundled'],
  [{ pushedAt: START - 10 * MINUTE }, knowledge, 'push_quietly', 'wants_it'],
  [{ pushedAt: START - MINUTE }, notice('workflow', 'stuck'), 'push', 'wants_it'],
  [{ ringingUntil: START + MINUTE }, knowledge, 'hold', 'escalation_first'],
  [{ ringingUntil: START - 1 }, knowledge, 'push_quietly', 'wants_it'],
  [{}, notice('workflow', 'step'), 'skip', 'turned_off'],
  [{}, notice('bot_health', 'down'), 'skip', 'turned_off'],
  [{ role: 'admin' }, notice('bot_health', 'down'), 'push', 'wants_it'],
  [{ role: 'admin', ...away }, notice('bot_health', 'unreachable'), 'push', 'concerns_admins'],
  [away, notice('conversation', 'transferred'), 'push', 'concerns_them'],
  [{ viewing: ring.conversation.id }, notice('conversation', 'replied'), 'skip', 'looking_at_it'],
  [{ quietHours: lunch }, notice('conversation', 'replied'), 'push', 'overrides_quiet_hours'],
  [{ quietHours: lunch }, notice('conversation', 'mentioned'), 'hold', 'quiet_hours'],
  [
    { role: 'admin', quietHours: lunch },
    notice('bot_health', 'unreachable'),
    'push',
    'overrides_quiet_hours',
  ],
];

describe('examples', () => {
  test.each(EXAMPLES)('%j %#: %s', (person, alert, verdict, reason) => {
    expect(decide(alert, [{ ...ready, ...person }], START)).toMatchObject([{ verdict, reason }]);
  });

  test('a hold names the end of the quiet time', () => {
    const held = decide(ring, [{ ...ready, quietHours: lunch, overrideQuietHours: false }], START);
    expect(held).toMatchObject([{ verdict: 'hold', until: START + 60 * MINUTE, deviceIds: [] }]);
  });

  test('whoever may not answer is skipped first of all', async () => {
    // Every role of today may answer; a role that may not is put in the policy's place.
    vi.resetModules();
    vi.doMock('../access/policy.ts', () => ({ can: () => false }));
    const { decide: decideWithoutPermission } = await import('./decide.ts');
    vi.doUnmock('../access/policy.ts');
    for (const alert of [ring, ...NOTICES])
      expect(decideWithoutPermission(alert, [{ ...ready, ...away, devices: [] }], START)).toMatchObject([
        { verdict: 'skip', reason: 'no_permission' },
      ]);
  });

  test('what is for one member is decided for that member alone', () => {
    const note = { ...notice('conversation', 'mentioned'), members: ['b'] } as Alert;
    const decided = decide(note, [ready, { ...ready, memberId: 'b' }], START);
    expect(decided.map(({ memberId, verdict }) => [memberId, verdict])).toEqual([['b', 'push']]);
  });

  test('every reason has its example', () => {
    const reached = [...EXAMPLES.map(([, , , reason]) => reason), 'no_permission', 'over'];
    expect(Object.keys(REASONS).filter((reason) => !reached.includes(reason))).toEqual([]);
  });

  test('a decision reads as a sentence', () => {
    const [decision] = decide(ring, [{ ...ready, ...away }], START);
    expect(inPlainWords(decision!, { member: 'Bob', subject: 'Support Bot' })).toBe(
      'Bob: skipped, not subscribed to Support Bot',
    );
  });
});
