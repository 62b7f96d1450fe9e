import {
  applyToConversation,
  channelOf,
  claimedBanner,
  digestBanner,
  endingBanner,
  escalationBanner,
  withdrawnBanner,
  wordsIn,
} from '@baton/core';
import type { Banner, ConversationLine, Ending, Notice, Subject } from '@baton/core';
import { deepLinkPath } from '@baton/protocol';
import type { AlertKind, Conversation, Handoff, HandoffFailure, Holder } from '@baton/protocol';
import type { DigestPush, Journal, RingReference } from '../ports/journal.ts';

/** What a push was made of. */
export type Made = {
  organizationId: string;
  kind: string;
  seq: number;
  ring: number;
  createdAt: number | null;
  memberId: string;
  language: string;
  alert: { kind: AlertKind; subject: Subject; name: string; body: Notice | RingReference } | null;
  ending: Ending | null;
  digest: DigestPush | null;
  conversationId: string | null;
  /** That it rings for, or that had rung. */
  handoff: Handoff | null;
  /** Of the conversation. */
  bot: string | null;
  /** What the entry says that ended the ringing. */
  ended: { operator?: Holder | null; failure?: HandoffFailure } | null;
};
type Shown = Banner & { url: string };
type Ports = { journal: Journal; now: number };

/** What a push says, also when its conversation has long gone on. */
export async function pushBanner(ports: Ports, push: Made): Promise<Shown> {
  const { kind, alert, digest, ending, language, conversationId } = push;
  const words = wordsIn(language);
  if (digest) return { ...digestBanner(digest, words), url: digest.url };
  if (alert && 'channel' in alert.body && (ending || kind === alert.body.channel)) {
    const { name, body } = alert;
    const channel = channelOf(body);
    const banner = ending
      ? endingBanner(ending, name, words)
      : channel.banner(body, { name, words, now: ports.now });
    return { ...banner, url: deepLinkPath(channel.link(body)) };
  }
  const banner = conversationId === null ? null : await ringBanner(ports, push, conversationId);
  if (!banner || conversationId === null) return { ...words.test, url: '/' };
  return { ...banner, url: deepLinkPath({ to: 'conversation', conversationId }) };
}

async function ringBanner(
  { journal, now }: Ports,
  push: Made,
  conversationId: string,
): Promise<Banner | null> {
  const { kind, bot, ended, memberId, createdAt } = push;
  const words = wordsIn(push.language);
  const name = bot ?? 'Baton';
  const operator = ended?.operator;
  if (kind === 'claimed' && operator)
    return claimedBanner(name, operator.memberId === memberId ? null : operator.name, words);
  if (kind === 'withdrawn')
    return withdrawnBanner(name, ended?.failure === 'cancelled' ? 'cancelled' : 'closed', words);
  const then = await conversationThen(journal, push, conversationId);
  return then && escalationBanner(name, then, createdAt ?? now, words);
}

/** As it was when the push was made, as far as a ring tells of it. */
async function conversationThen(
  journal: Journal,
  { organizationId, seq, ring, handoff }: Made,
  conversationId: string,
): Promise<Conversation | null> {
  const loaded = await journal.load(organizationId, conversationId);
  if (!loaded) return null;
  const then = { ...loaded.conversation, handoff: handoff && { ...handoff, ring } };
  const { lastMessage } = then;
  if (lastMessage?.by === 'customer' && lastMessage.seq <= seq) return then;
  // Others have spoken since, or just before the request was written.
  const types = ['message.added'];
  const before = await journal.readBack(conversationId, { before: seq, limit: 20, types });
  return before
    .filter((entry) => entry.type === 'message.added' && entry.message.by === 'customer')
    .reduce<Conversation>((known, entry) => applyToConversation(known, entry as ConversationLine), {
      ...then,
      lastMessage: null,
    });
}
