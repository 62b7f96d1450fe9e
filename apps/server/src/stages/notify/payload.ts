import { claimedBanner, escalationBanner, withdrawnBanner } from '@baton/core';
import type { Banner } from '@baton/core';
import { deepLinkPath, handoffTag } from '@baton/protocol';
import type { PushPayload } from '@baton/protocol';
import type { TakenDelivery } from '../../ports/deliveries.ts';
import { signPushToken } from './push-token.ts';

/** An acknowledgement may come long after the push: a phone that was off shows it, and says so, when it is back. */
const ACK_LIVES_MS = 7 * 86_400_000;

/** What the device gets, made when the push leaves, from what is true then. */
export function payloadOf(
  delivery: TakenDelivery,
  botName: string,
  { key, now }: { key: Buffer; now: number },
): PushPayload {
  const { id: deliveryId, memberId, kind, seq, expiresAt, handoffId, conversationId } = delivery;
  const ringing = kind === 'escalation';
  return {
    v: 1,
    kind,
    deliveryId,
    tag: handoffId ? handoffTag(handoffId) : 'test',
    seq,
    ...bannerOf(delivery, botName, now),
    url: conversationId ? deepLinkPath({ to: 'conversation', conversationId }) : '/',
    expiresAt,
    actions: ringing
      ? [
          { id: 'claim', title: 'Claim' },
          { id: 'later', title: 'Later' },
        ]
      : [],
    claimToken: ringing ? signPushToken(key, { may: 'claim', deliveryId, memberId, expiresAt }) : null,
    ackToken: signPushToken(key, { may: 'ack', deliveryId, memberId, expiresAt: now + ACK_LIVES_MS }),
    quiet: !ringing && kind !== 'test',
  };
}

function bannerOf({ kind, conversation, memberId }: TakenDelivery, botName: string, now: number): Banner {
  if (kind === 'test' || !conversation)
    return { title: 'Test from Baton', body: 'This device can wake you.' };
  if (kind === 'escalation') return escalationBanner(botName, conversation, now);
  const { handoff } = conversation;
  const operator = handoff?.operator;
  if (kind === 'claimed' && operator)
    return claimedBanner(botName, operator.memberId === memberId ? 'you' : operator.name);
  return withdrawnBanner(botName, handoff?.failure === 'cancelled' ? 'cancelled' : 'closed');
}
