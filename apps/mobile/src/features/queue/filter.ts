import type { State } from '@baton/core';
import type { Conversation } from '@baton/protocol';
import { plain } from '../../model/found-words.ts';

/** What the queue is narrowed to; `null` is everything. */
export type QueueFilter = {
  bot: string | null;
  connector: Conversation['connector'] | null;
  label: string | null;
};

export const EVERYTHING: QueueFilter = { bot: null, connector: null, label: null };

export const isNarrowed = ({ bot, connector, label }: QueueFilter): boolean =>
  bot !== null || connector !== null || label !== null;

export const passes = (conversation: Conversation, { bot, connector, label }: QueueFilter): boolean =>
  (bot === null || conversation.botId === bot) &&
  (connector === null || conversation.connector === connector) &&
  (label === null || conversation.labels.includes(label));

/** Whether the customer's name, the last words, the bot or a label has all that is sought, which is `plain` already. */
export function says(conversation: Conversation, state: State, sought: string): boolean {
  const labels = conversation.labels.map((id) => state.labels[id]?.name ?? '');
  const bot = state.bots[conversation.botId]?.name ?? '';
  const all = [conversation.customer.name, conversation.lastMessage?.text ?? '', bot, ...labels];
  return plain(all.join('\n')).includes(sought);
}
