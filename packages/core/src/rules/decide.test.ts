import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { decideProperties, waitingConversation } from '../testing/rules-properties.ts';
import { REAL } from '../testing/subject.ts';
import { handoffIdOf, newConversation, policy, START } from '../testing/walk.ts';
import { decide } from './decide.ts';
import type { Ring } from './decide.ts';
import { REASONS } from './decision.ts';
import type { MemberRules } from './snapshot.ts';

describe('for any members', () => {
  for (const [name, property] of Object.entries(decideProperties))
    test(name, () => fc.assert(property(REAL), { numRuns: 300 }));
});

const ready: MemberRules = {
  memberId: 'a',
  role: 'operator',
  subscribed: true,
  quietHours: null,
  overrideQuietHours: null,
  viewing: null,
  deviceIds: ['phone', 'laptop'],
};
// START is a Monday noon in UTC.
const lunch = { zone: 'UTC', days: [1], start: '11:00', end: '13:00' };
const ring: Ring = { conversation: waitingConversation(), handoffId: handoffIdOf(1), policy };

/** What differs from a member who is ready and a ring that waits; the verdict and its reason. */
const EXAMPLES: [Partial<MemberRules>, Partial<Ring>, string, string][] = [
  [{}, {}, 'push', 'handoff_waits'],
  [{ quietHours: lunch }, {}, 'push', 'overrides_quiet_hours'],
  [{ quietHours: lunch, overrideQuietHours: false }, {}, 'hold', 'quiet_hours'],
  [{ subscribed: false }, {}, 'skip', 'not_subscribed'],
  [{ viewing: ring.conversation.id }, {}, 'skip', 'looking_at_it'],
  [{ viewing: 'another' }, {}, 'push', 'handoff_waits'],
  [{ deviceIds: [] }, {}, 'skip', 'no_device'],
  [{}, { conversation: newConversation() }, 'skip', 'not_waiting'],
  [{}, { handoffId: handoffIdOf(2) }, 'skip', 'not_waiting'],
];

describe('examples', () => {
  test.each(EXAMPLES)('%j %#: %s', (person, change, verdict, reason) => {
    expect(decide({ ...ring, ...change }, [{ ...ready, ...person }], START)).toMatchObject([
      { verdict, reason },
    ]);
  });

  test('a hold names the end of the quiet time', () => {
    const held = decide(ring, [{ ...ready, quietHours: lunch, overrideQuietHours: false }], START);
    expect(held).toMatchObject([{ verdict: 'hold', until: START + 60 * 60_000, deviceIds: [] }]);
  });

  test('whoever may not answer is skipped first of all', async () => {
    // Every role of today may answer; a role that may not is put in the policy's place.
    vi.resetModules();
    vi.doMock('../access/policy.ts', () => ({ can: () => false }));
    const { decide: decideWithoutPermission } = await import('./decide.ts');
    vi.doUnmock('../access/policy.ts');
    const everythingElse = [{ ...ready, subscribed: false, deviceIds: [] }];
    expect(decideWithoutPermission(ring, everythingElse, START)).toMatchObject([
      { verdict: 'skip', reason: 'no_permission' },
    ]);
  });

  test('every reason has its example', () => {
    const reached = [...EXAMPLES.map(([, , , reason]) => reason), 'no_permission'];
    expect(Object.keys(REASONS).filter((reason) => !reached.includes(reason))).toEqual([]);
  });
});
