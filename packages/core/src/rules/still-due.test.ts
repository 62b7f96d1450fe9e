import type { Conversation } from '@baton/protocol';
import { expect, test } from 'vitest';
import type { Act } from '../handoff/act.ts';
import { transition } from '../handoff/transition.ts';
import { waitingConversation } from '../testing/rules-properties.ts';
import { ALICE, applyAll, handoffIdOf, START } from '../testing/walk.ts';
import { stillDue } from './still-due.ts';
import type { QueuedPush } from './still-due.ts';

const push: QueuedPush = { kind: 'escalation', handoffId: handoffIdOf(1), expiresAt: START + 1000 };
const after = (act: Act): Conversation =>
  applyAll(waitingConversation(), transition(waitingConversation(), act, START));
const claimed = after({ type: 'claim', handoffId: handoffIdOf(1), operator: ALICE, via: 'push' });
const cancelled = after({ type: 'cancel' });

test.each([
  ['its handoff waits', push, waitingConversation(), START, 'due'],
  ['the last millisecond', push, waitingConversation(), START + 999, 'due'],
  ['its time is over', push, waitingConversation(), START + 1000, 'expired'],
  ['somebody claimed', push, claimed, START, 'withdrawn'],
  ['the customer went back', push, cancelled, START, 'withdrawn'],
  [
    'another handoff waits',
    { ...push, handoffId: handoffIdOf(2) },
    waitingConversation(),
    START,
    'withdrawn',
  ],
  ['the conversation is gone', push, null, START, 'withdrawn'],
  ['news of a claim', { ...push, kind: 'claimed' as const }, claimed, START, 'due'],
  ['old news of a claim', { ...push, kind: 'claimed' as const }, claimed, START + 1000, 'expired'],
  [
    'it was claimed, and waits again',
    { ...push, kind: 'claimed' as const },
    waitingConversation(),
    START,
    'withdrawn',
  ],
  ['a test', { ...push, kind: 'test' as const, handoffId: null }, null, START, 'due'],
] as const)('a push when %s', (...row) => {
  const [, queued, conversation, now, expected] = row;
  expect(stillDue(queued, conversation, now)).toBe(expected);
});
