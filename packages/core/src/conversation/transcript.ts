import type { Conversation, ConversationEntry, MessageKind } from '@baton/protocol';

/** One line of a transcript: somebody's words, or what happened between them. `at` in milliseconds. */
export type TranscriptLine = {
  at: number;
  /** `null`: something that happened. */
  who: { name: string; by: 'customer' | 'bot' | 'operator' | 'system'; note: boolean } | null;
  text: string;
  attachment: { name: string; kind: MessageKind } | null;
};

const happened = (at: number, text: string): TranscriptLine[] => [{ at, who: null, text, attachment: null }];

/** What a person would want to read of an entry later; nothing for most. Pure. */
export function transcriptLines(
  entry: ConversationEntry,
  { notes }: { notes: boolean },
): readonly TranscriptLine[] {
  const { at } = entry;
  switch (entry.type) {
    case 'message.added': {
      const { by, name, kind, text, attachment } = entry.message;
      if (kind === 'note' && !notes) return [];
      const file = attachment ? { name: attachment.name, kind } : null;
      return [{ at, who: { name, by, note: kind === 'note' }, text, attachment: file }];
    }
    case 'handoff.requested':
      return happened(at, 'A human was asked for');
    case 'handoff.claimed':
      return happened(at, `${entry.operator.name} joined`);
    case 'handoff.transferred':
      return happened(at, `${entry.from.name} gave it to ${entry.operator.name}`);
    case 'handoff.released':
      return happened(at, `${entry.operator.name} put it back into the queue`);
    case 'handoff.returned':
      return happened(at, `${entry.operator.name} handed back to the bot`);
    case 'handoff.failed':
      return happened(at, 'No human came');
    case 'conversation.resolved':
      return happened(at, entry.operator ? `${entry.operator.name} resolved it` : 'Resolved');
    case 'conversation.reopened':
      return happened(at, 'Opened again');
    default:
      return [];
  }
}

type Head = { conversation: Conversation; bot: string; time: (at: number) => string };

const CONTROL = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const plainText = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(CONTROL, (one) => (one === '\n' ? one : ''));

/** As text: one paragraph a line, with the time before it. */
export function transcriptText(lines: readonly TranscriptLine[], { conversation, bot, time }: Head): string {
  const head = `${conversation.customer.name} with ${bot}, ${time(conversation.createdAt)}\n\n`;
  const body = lines.map(({ at, who, text, attachment }) => {
    const said = plainText(text);
    if (!who) return `[${time(at)}] — ${said} —`;
    const file = attachment ? ` (${attachment.kind}: ${plainText(attachment.name)})` : '';
    return `[${time(at)}] ${plainText(who.name)}${who.note ? ' (note)' : ''}: ${said}${file}`;
  });
  return `${head}${body.join('\n')}\n`;
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => plainText(text).replace(/[&<>"']/g, (one) => ESCAPES[one]!);

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1b1d21}
h1{font-size:1.25rem}p{margin:.75rem 0;white-space:pre-wrap}time{color:#667;font-size:.8rem;margin-inline-end:.5rem}
.happened{color:#667;text-align:center}.note{background:#fff6d6;padding:.5rem}`;

/** As a page that needs nothing else. */
export function transcriptPage(lines: readonly TranscriptLine[], { conversation, bot, time }: Head): string {
  const title = `${escaped(conversation.customer.name)} with ${escaped(bot)}`;
  const body = lines.map(({ at, who, text, attachment }) => {
    const stamp = `<time datetime="${new Date(at).toISOString()}">${escaped(time(at))}</time>`;
    if (!who) return `<p class="happened">${stamp}${escaped(text)}</p>`;
    const file = attachment ? ` <em>(${attachment.kind}: ${escaped(attachment.name)})</em>` : '';
    const name = `<strong>${escaped(who.name)}${who.note ? ' (note)' : ''}</strong>`;
    return `<p class="${who.note ? 'note' : who.by}" dir="auto">${stamp}${name}: ${escaped(text)}${file}</p>`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style></head><body><h1>${title}</h1>${body.join('\n')}</body></html>\n`;
}
