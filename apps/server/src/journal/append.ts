import type { Entry } from '@baton/protocol';
import { entryOf } from '../ports/journal.ts';
import type { Appended, Journal, Line } from '../ports/journal.ts';
import { Lanes } from './lanes.ts';

/** Two lines of one id do not go together: the second is a repeat, and must find the first one committed. */
const keyOf = (line: Line): string | null =>
  line.type === 'message.added' ? `${line.conversationId}/${line.message.id}` : null;

/** The hot path: messages and receipts, many in one statement, told to this node when they are committed. */
export class Appender {
  readonly #lanes: Lanes<Line, Appended>;

  constructor(journal: Journal, committed: (organizationId: string, entries: Entry[]) => void) {
    this.#lanes = new Lanes({
      organizationOf: ({ organizationId }) => organizationId,
      keyOf,
      async write(lines) {
        const appended = await journal.append(lines);
        for (const [organizationId, entries] of addedByOrganization(lines, appended))
          committed(organizationId, entries);
        return appended;
      },
    });
  }

  append(line: Line): Promise<Appended> {
    return this.#lanes.write(line);
  }
}

function addedByOrganization(lines: readonly Line[], appended: Appended[]): Map<string, Entry[]> {
  const added = new Map<string, Entry[]>();
  lines.forEach((line, n) => {
    const { status, seq, owner, fence } = appended[n]!;
    if (status !== 'added') return;
    const entries = added.get(line.organizationId) ?? [];
    entries.push({ ...entryOf(line, { owner: owner!, fence: fence! }), seq: seq! } as Entry);
    added.set(line.organizationId, entries);
  });
  for (const entries of added.values()) entries.sort((a, b) => a.seq - b.seq);
  return added;
}
