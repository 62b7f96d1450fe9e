import type { Conversation, Entry } from '@baton/protocol';

export type BriefWords = { before: string; evidence: string; after: string };

/** The customer's words with the part that called a human, or their last words when the detector named none. */
export function briefWords(conversation: Conversation): BriefWords | null {
  const strongest = [...(conversation.handoff?.evidence ?? [])].sort((a, b) => b.weight - a.weight)[0];
  if (strongest && strongest.text !== '') {
    const { text, start, end } = strongest;
    return { before: text.slice(0, start), evidence: text.slice(start, end), after: text.slice(end) };
  }
  const last = conversation.lastMessage;
  return last?.by === 'customer' ? { before: last.text, evidence: '', after: '' } : null;
}

const TRIED = 2;

/** What the bot said last before the human was called, newest last. */
export function botTried(entries: readonly Entry[], waitingSince: number): string[] {
  const said = entries.filter(
    (entry) => entry.type === 'message.added' && entry.message.by === 'bot' && entry.at <= waitingSince,
  );
  return said.slice(-TRIED).map((entry) => (entry.type === 'message.added' ? entry.message.text : ''));
}
