import { ATTACHMENT_TYPES, MAX_ATTACHMENT_BYTES } from '@baton/protocol';
import type { Attachment } from '@baton/protocol';
import { RefusedError } from '../../journal/refused.ts';
import type { Database } from '../../ports/database.ts';
import { imageOf } from './media.ts';

/** Who uploads into which conversation; `memberId` is `null` for its customer. */
export type Uploading = { organizationId: string; conversationId: string; memberId: string | null };
export type Upload = { id: string; name: string; type: string; content: Buffer; at: number };

/**
 * Keeps a file for a message that will follow. An image is what its bytes say, whatever its label says. Throws
 * `attachment_too_large`, `attachment_type`, `id_conflict`.
 */
export async function storeAttachment(
  database: Database,
  { organizationId, conversationId, memberId }: Uploading,
  { id, name, type: labelled, content, at }: Upload,
): Promise<Attachment> {
  if (content.length === 0)
    throw new RefusedError('invalid_request', { issues: [{ message: 'the file is empty' }] });
  if (content.length > MAX_ATTACHMENT_BYTES)
    throw new RefusedError('attachment_too_large', { maxBytes: MAX_ATTACHMENT_BYTES });
  const image = imageOf(content);
  const type = image?.type ?? labelled.split(';')[0]!.trim().toLowerCase();
  if (!(type in ATTACHMENT_TYPES) || (ATTACHMENT_TYPES[type] === 'image' && !image))
    throw new RefusedError('attachment_type', { types: Object.keys(ATTACHMENT_TYPES) });
  const rows = await database.rows(
    'attachment_add',
    `insert into attachments (id, organization_id, conversation_id, member_id, name, type, width, height, content, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      on conflict (id) do update set name = attachments.name
        where attachments.conversation_id = $3 and attachments.member_id is not distinct from $4 and attachments.content = $9
      returning id`,
    [
      id,
      organizationId,
      conversationId,
      memberId,
      name,
      type,
      image?.width ?? null,
      image?.height ?? null,
      content,
      at,
    ],
  );
  if (rows.length === 0) throw new RefusedError('id_conflict');
  const size = image && { width: image.width, height: image.height };
  return { id, name, type, bytes: content.length, ...size };
}

/** The file itself, for whoever has a link. */
export async function contentOf(
  database: Database,
  id: string,
): Promise<{ name: string; type: string; content: Buffer }> {
  const [row] = await database.rows<{ name: string; type: string; content: Buffer }>(
    'attachment_content',
    'select name, type, content from attachments where id = $1',
    [id],
  );
  if (!row) throw new RefusedError('not_found');
  return row;
}

const UNSENT_KEPT_MS = 86_400_000;

/** Files that were uploaded and then not sent are gone after a day; those that were are not asked about again. Answers how many went. */
export async function dropUnsent(database: Database, now: number): Promise<number> {
  const rows = await database.rows(
    'attachments_unsent',
    `with asked as (
       select a.id, exists (select from entries e where e.conversation_id = a.conversation_id and e.type = 'message.added'
           and e.body->'message'->'attachment'->>'id' = a.id::text) as sent
         from attachments a where not a.kept and a.created_at < $1 limit 200),
       kept as (update attachments a set kept = true from asked where a.id = asked.id and asked.sent)
     delete from attachments a using asked where a.id = asked.id and not asked.sent returning a.id`,
    [now - UNSENT_KEPT_MS],
  );
  return rows.length;
}
