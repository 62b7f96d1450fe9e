import { transcriptLines, transcriptPage, transcriptText } from '@baton/core';
import { THREAD_ENTRY_TYPES } from '@baton/protocol';
import type { ConversationEntry, TranscriptQuery } from '@baton/protocol';
import type { z } from 'zod';
import { demand } from '../access/permission.ts';
import type { Actor } from '../access/tokens.ts';
import { RefusedError } from '../journal/refused.ts';
import type { Directory } from '../ports/directory.ts';
import type { Journal } from '../ports/journal.ts';

type Ports = { journal: Journal; directory: Directory };

const PAGE = 1000;
/** Longer threads are cut at the beginning. */
const MOST = 20_000;

/** A conversation as a document to keep or to pass on. */
export async function transcript(
  { journal, directory }: Ports,
  actor: Actor,
  { conversationId, format, zone, notes }: z.infer<typeof TranscriptQuery> & { conversationId: string },
): Promise<{ type: string; name: string; text: string }> {
  demand(actor, 'chatbot.respond');
  const loaded = await journal.load(actor.organizationId, conversationId);
  if (!loaded) throw new RefusedError('not_found');
  const { conversation } = loaded;
  const bot = await directory.bot(conversation.botId);
  const lines = (await wholeThread(journal, conversationId)).flatMap((entry) =>
    transcriptLines(entry, { notes }),
  );
  const head = { conversation, bot: bot?.name ?? '', time: timeIn(zone) };
  const day = new Date(conversation.createdAt).toISOString().slice(0, 10);
  return format === 'html'
    ? { type: 'text/html', name: `conversation-${day}.html`, text: transcriptPage(lines, head) }
    : { type: 'text/plain', name: `conversation-${day}.txt`, text: transcriptText(lines, head) };
}

async function wholeThread(journal: Journal, conversationId: string): Promise<ConversationEntry[]> {
  const pages: ConversationEntry[][] = [];
  for (let before: number | null = null, count = 0; count < MOST;) {
    const page: ConversationEntry[] = (await journal.readBack(conversationId, {
      before,
      limit: PAGE,
      types: THREAD_ENTRY_TYPES,
    })) as ConversationEntry[];
    pages.unshift(page);
    count += page.length;
    before = page[0]?.seq ?? null;
    if (page.length < PAGE) break;
  }
  return pages.flat();
}

function timeIn(zone: string): (at: number) => string {
  try {
    const format = new Intl.DateTimeFormat('en-GB', {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: zone,
    });
    return (at) => format.format(at);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new RefusedError('invalid_request', {
      issues: [{ path: ['zone'], message: 'not an IANA time zone' }],
    });
  }
}
