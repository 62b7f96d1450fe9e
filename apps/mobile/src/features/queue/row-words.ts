import type { State } from '@baton/core';
import type { Conversation } from '@baton/protocol';
import type { ClientState } from '@baton/client';
import { firstNameOf } from '../../model/person.ts';

export type RowWords = {
  speaker: { name: string; bot: boolean } | null;
  /** `null`: the speaker is typing. */
  words: string | null;
};

/** Who spoke last in a conversation, and what; somebody who writes at this moment comes first. */
export function rowWords(
  conversation: Conversation,
  bots: State['bots'],
  typing: ClientState['typing'][string] | undefined,
  now: number,
): RowWords {
  if (typing && typing.until > now)
    return { speaker: { name: firstNameOf(typing.name), bot: false }, words: null };
  const last = conversation.lastMessage;
  if (!last) return { speaker: null, words: '' };
  const words = last.text.replaceAll(/\s+/g, ' ');
  if (last.by === 'bot')
    return { speaker: { name: bots[conversation.botId]?.name ?? last.name, bot: true }, words };
  return { speaker: { name: `${firstNameOf(last.name)}:`, bot: false }, words };
}

/** What a waiting customer said: the words that called a human, or else their last ones. */
export function waitingWords(conversation: Conversation): string {
  const found = conversation.handoff?.evidence[0];
  const evidence = found && (found.text.slice(found.start, found.end) || found.text);
  const last = conversation.lastMessage?.by === 'customer' ? conversation.lastMessage.text : undefined;
  return (evidence ?? last ?? conversation.lastMessage?.text ?? '').replaceAll(/\s+/g, ' ').trim();
}

/** Guillemets stand around words that are written from right to left, where curly quotes look turned. */
export const quoted = (words: string): string =>
  /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(words) ? `«${words}»` : `“${words}”`;
