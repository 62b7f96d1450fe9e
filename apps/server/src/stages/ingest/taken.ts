import { createHash } from 'node:crypto';
import { problem } from '@baton/protocol';
import type { CloudEvent, EventAnswer, RefusalCode } from '@baton/protocol';
import { RefusedError } from '../../journal/refused.ts';
import type { InboxRow } from '../../ports/journal.ts';
import type { StagePorts } from '../../ports/stage.ts';

/** What makes an event that was taken the same event when it comes again, and what it is answered. */

export type Sender = { organizationId: string; /** A key may be for one bot only. */ botId: string | null };
export type Accepted = Extract<EventAnswer, { status: 'accepted' }>;

export const refused = (
  event: CloudEvent,
  code: RefusalCode,
  facts?: Record<string, unknown>,
): EventAnswer => ({
  status: 'refused',
  id: event.id,
  problem: problem(facts ? { code, facts } : { code }),
});

/** For events that are about no conversation. */
export const accepted = ({ id }: CloudEvent): Accepted => ({
  status: 'accepted',
  id,
  repeated: false,
  conversationId: null,
  fence: null,
  owner: null,
  seq: null,
});

export const digestOf = (event: CloudEvent): string =>
  createHash('sha256')
    .update(JSON.stringify([event.type, event.data]))
    .digest('base64url');

export const inboxRowOf = (event: CloudEvent, answer: Accepted, at: number): InboxRow => ({
  source: event.source,
  id: event.id,
  digest: digestOf(event),
  answer,
  at,
});

/** The first answer, if the event was taken before; throws `id_conflict` when its id was another event's. */
export async function repeatOf(
  { journal }: StagePorts,
  organizationId: string,
  event: CloudEvent,
): Promise<EventAnswer | null> {
  const row = await journal.inboxRow(organizationId, event.source, event.id);
  if (!row) return null;
  if (row.digest !== digestOf(event)) throw new RefusedError('id_conflict');
  return { ...(row.answer as Accepted), repeated: true };
}

export const uuidOf = (event: CloudEvent): string => uuidFrom(`${event.source}\n${event.id}`);

/** A UUID (version 8, SHA-256) that is the same whenever the name is. */
export function uuidFrom(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
