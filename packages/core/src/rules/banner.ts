import type { Conversation, Evidence } from '@baton/protocol';
import { plain } from './plain.ts';
import { safeCause } from './safe-cause.ts';
import { en } from './words/en.ts';
import type { Banner, Words } from './words/words.ts';

/** That the bot was down is nothing that a customer said. */
const wordsOf = (evidence: readonly Evidence[]): string | undefined =>
  evidence.findLast(({ text, rule }) => text.trim() !== '' && rule !== 'bot_down')?.text;

/**
 * DESIGN §4: "🆘 Customer escalation: {bot}", then the customer's own words; a later ring says how long they wait, and of a bot that is down
 * why. Nothing that the customer has not said is quoted: who never said anything is named.
 */
export function escalationBanner(
  botName: string,
  conversation: Conversation,
  now: number,
  words: Words = en,
): Banner {
  const { handoff, lastMessage, customer } = conversation;
  const last = lastMessage?.by === 'customer' ? lastMessage.text : '';
  const said = plain(wordsOf(handoff?.evidence ?? []) ?? (last || (handoff?.lastWords ?? '')), 140);
  const waiting = handoff && handoff.ring > 0 ? [words.waiting(now - handoff.waitingSince)] : [];
  const why = handoff?.because ? [words.cause(safeCause(handoff.because))] : [];
  const who = said === '' ? `${plain(customer.name, 60)}.` : `"${said}"`;
  return {
    title: words.escalation(plain(botName, 60)),
    body: [...waiting, ...why, who, words.tapToClaim].join(' '),
  };
}

export const claimedBanner = (botName: string, operatorName: string | null, words: Words = en): Banner => ({
  title: operatorName === null ? words.claimedByYou : words.claimedBy(plain(operatorName, 60)),
  body: words.nothingLeft(plain(botName, 60)),
});

export const withdrawnBanner = (botName: string, why: 'cancelled' | 'closed', words: Words = en): Banner =>
  words.withdrawn(plain(botName, 60), why);

/** Several at once. `items`: how many of what, most first. */
export type Digest = { items: { name: string; count: number; what: 'bot' | 'workflow' | 'escalation' }[] };

/** "3 updates of Support Bot", or a line for each. */
export function digestBanner({ items }: Digest, words: Words = en): Banner {
  const lines = items.map(({ name, count, what }) => words.several(count, plain(name, 50), what));
  const [first = ''] = lines;
  const total = items.reduce((sum, { count }) => sum + count, 0);
  if (lines.length === 1) return { title: first, body: words.tapForDetails };
  const shown = lines.slice(0, 3).join(' · ');
  return { title: words.digest(total), body: lines.length > 3 ? `${shown} …` : shown };
}
