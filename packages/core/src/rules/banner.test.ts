import type { Conversation } from '@baton/protocol';
import { describe, expect, test } from 'vitest';
import { waitingConversation } from '../testing/rules-properties.ts';
import { START } from '../testing/walk.ts';
import { claimedBanner, escalationBanner, withdrawnBanner } from './banner.ts';

const MINUTE = 60_000;
const asking = (text: string, ring = 0): Conversation => {
  const conversation = waitingConversation();
  const evidence = { messageId: null, text, start: 0, end: text.length, rule: 'asks', weight: 1 };
  return { ...conversation, handoff: { ...conversation.handoff!, ring, evidence: [evidence] } };
};

describe('an escalation', () => {
  test('reads as the contract says', () => {
    expect(escalationBanner('Acme Shop', asking('I want a human'), START)).toEqual({
      title: '🆘 Customer escalation: Acme Shop',
      body: '"I want a human" Tap to claim and respond.',
    });
  });

  test('says from the second ring on how long the customer waits', () => {
    const { body } = escalationBanner('Acme', asking('Human!', 1), START + 3 * MINUTE);
    expect(body).toBe('Waiting 3 min. "Human!" Tap to claim and respond.');
  });

  test('without evidence shows the last words of the customer, then their name', () => {
    const silent = waitingConversation();
    const last = { by: 'customer', name: 'Yusuf', kind: 'text', text: 'Hallo?', at: START, seq: 3 } as const;
    expect(escalationBanner('Acme', { ...silent, lastMessage: last }, START).body).toContain('"Hallo?"');
    const botSpoke = { ...silent, lastMessage: { ...last, by: 'bot' as const } };
    expect(escalationBanner('Acme', botSpoke, START).body).toContain('"Yusuf Demir"');
  });

  test('shows no control character and no change of direction', () => {
    const nasty = 'pay\u0000 me\u202Etsoc\u202C\u2066now\u2069\n\n\u200Bplease\uFEFF\u0085\u061c';
    const { title, body } = escalationBanner(nasty, asking(nasty), START);
    expect(title + body).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u);
    expect(body).toContain('"pay me tsoc now please');
  });

  test('cuts long words between characters, never inside one', () => {
    const { body } = escalationBanner('Acme', asking('🙂'.repeat(300)), START);
    expect(body).toBe(`"${'🙂'.repeat(139)}…" Tap to claim and respond.`);
  });
});

test('what replaces it', () => {
  expect(claimedBanner('Acme', 'Alice').title).toBe('Claimed by Alice');
  expect(withdrawnBanner('Acme', 'cancelled').body).toBe('Acme: the customer went back to the bot.');
  expect(withdrawnBanner('Acme', 'closed').body).toBe('Acme: the customer no longer waits.');
});
