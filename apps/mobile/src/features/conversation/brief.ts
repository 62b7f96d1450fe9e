import type { Conversation, Entry } from '@baton/protocol';

export type BriefWords = { before: string; evidence: string; after: string };

/** How many letters are shown of each part: the whole message stands in the thread, and Claim must stay on the screen. */
const LETTERS = 120;

const head = (text: string) =>
  text.length > LETTERS ? `${text.slice(0, text.lastIndexOf(' ', LETTERS) + 1 || LETTERS).trimEnd()}…` : text;
const tail = (text: string) => {
  const from = text.length - LETTERS;
  return from > 0 ? `…${text.slice(text.indexOf(' ', from) + 1 || from)}` : text;
};

/** The customer's words with the part that called a human, or their last words when the detector named none. */
export function briefWords(conversation: Conversation): BriefWords | null {
  const strongest = [...(conversation.handoff?.evidence ?? [])].sort((a, b) => b.weight - a.weight)[0];
  if (strongest && strongest.text !== '') {
    const { text, start, end } = strongest;
    return {
      before: tail(text.slice(0, start)),
      evidence: head(text.slice(start, end)),
      after: head(text.slice(end)),
    };
  }
  const last = conversation.lastMessage;
  return last?.by === 'customer' ? { before: head(last.text), evidence: '', after: '' } : null;
}

const TRIED = 2;

/** What the bot said last before the human was called, newest last. */
export function botTried(entries: readonly Entry[], waitingSince: number): string[] {
  const said = entries.filter(
    (entry) => entry.type === 'message.added' && entry.message.by === 'bot' && entry.at <= waitingSince,
  );
  return said.slice(-TRIED).map((entry) => (entry.type === 'message.added' ? entry.message.text : ''));
}
