import type { Conversation, Evidence } from '@baton/protocol';

/** A push as a person reads it. */
export type Banner = { title: string; body: string };

/** Control and direction-override characters would let a customer's words pose as the banner's own. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;
const plain = (text: string, length: number): string => {
  const clean = text.replace(UNSAFE, ' ').replace(/\s+/gu, ' ').trim();
  const points = [...clean];
  return points.length > length
    ? points
        .slice(0, length - 1)
        .join('')
        .trimEnd() + '…'
    : clean;
};

const wordsOf = (evidence: readonly Evidence[]): string | undefined =>
  evidence.findLast(({ text }) => text.trim() !== '')?.text;

const minutesOf = (ms: number): string => `${Math.max(1, Math.round(ms / 60_000))} min`;

/** DESIGN §4: "🆘 Customer escalation: {bot}", then the customer's own words; a later ring says how long they wait. */
export function escalationBanner(botName: string, conversation: Conversation, now: number): Banner {
  const { handoff, lastMessage, customer } = conversation;
  const words =
    wordsOf(handoff?.evidence ?? []) ?? (lastMessage?.by === 'customer' ? lastMessage.text : customer.name);
  const waiting = handoff && handoff.ring > 0 ? `Waiting ${minutesOf(now - handoff.waitingSince)}. ` : '';
  return {
    title: `🆘 Customer escalation: ${plain(botName, 60)}`,
    body: `${waiting}"${plain(words, 140)}" Tap to claim and respond.`,
  };
}

export const claimedBanner = (botName: string, operatorName: string): Banner => ({
  title: `Claimed by ${plain(operatorName, 60)}`,
  body: `${plain(botName, 60)}: nothing left to do for you.`,
});

export const withdrawnBanner = (botName: string, why: 'cancelled' | 'closed'): Banner => ({
  title: why === 'cancelled' ? 'No longer needed' : 'Closed',
  body: `${plain(botName, 60)}: the customer ${why === 'cancelled' ? 'went back to the bot' : 'no longer waits'}.`,
});
