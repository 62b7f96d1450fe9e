import type { SearchAnswer, SearchQuery } from '@baton/protocol';
import type { z } from 'zod';
import type { Actor } from '../access/tokens.ts';
import { demand } from '../access/permission.ts';
import type { Database } from '../ports/database.ts';
import type { Journal } from '../ports/journal.ts';
import { pageOf, placeOf } from './paging.ts';

type Ports = { database: Database; journal: Journal };
type Row = { id: string; at: number; seq: number | null; name: string | null; text: string | null };

const PAGE = 20;
const SNIPPET = 240;

/**
 * The words as a prefix query of PostgreSQL: every word must occur, the last one may be unfinished. Words are what has letters or
 * digits; nothing of the query language gets through.
 */
export function prefixQuery(words: string): string {
  return (words.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => `${word.toLowerCase()}:*`).join(' & ');
}

/** Conversations in which the words were said, or whose customer is called so; newest first. */
export async function search(
  { database, journal }: Ports,
  actor: Actor,
  { q, bot, label, connector, after }: z.infer<typeof SearchQuery>,
): Promise<SearchAnswer> {
  demand(actor, 'chatbot.respond');
  const { organizationId } = actor;
  const { at, id } = placeOf(after);
  const rows = await database.rows<Row>(
    'search',
    `with said as (
       select conversation_id, max(seq) as seq from message_words
         where organization_id = $1 and $2 <> '' and words @@ to_tsquery('simple', $2) group by conversation_id
     )
     select c.id, coalesce(e.at, c.updated_at) as at, said.seq, e.body->'message'->>'name' as name, e.body->'message'->>'text' as text
       from conversations c left join said on said.conversation_id = c.id
         left join entries e on e.organization_id = c.organization_id and e.seq = said.seq
       where c.organization_id = $1 and (said.seq is not null or position(lower($3) in lower(c.customer->>'name')) > 0)
         and ($4::uuid is null or c.bot_id = $4) and ($5::text is null or c.labels ? $5) and ($6::text is null or c.connector = $6)
         and (coalesce(e.at, c.updated_at), c.id) < ($7, $8::uuid)
       order by 2 desc, 1 desc limit $9`,
    [organizationId, prefixQuery(q), q, bot ?? null, label ?? null, connector ?? null, at, id, PAGE + 1],
  );
  const { page, next } = pageOf(rows, PAGE, (row) => row);
  const hits = await Promise.all(
    page.map(async (row) => {
      const loaded = await journal.load(organizationId, row.id);
      return loaded ? [{ conversation: loaded.conversation, found: foundIn(row) }] : [];
    }),
  );
  return { hits: hits.flat(), next };
}

const foundIn = ({
  seq,
  at,
  name,
  text,
}: Row): { seq: number; at: number; name: string; text: string } | null =>
  seq === null || name === null || text === null ? null : { seq, at, name, text: text.slice(0, SNIPPET) };

const BATCH = 1000;
/** What the parser would take for a part of a word: signs, numbers, paths, addresses. */
const JOINTS = '[-_/.+@:#~=]+';

/** Takes the next messages of every journal into the index; answers how many entries it passed. Safe on several nodes. */
export async function indexWords({ database, journal }: Ports): Promise<number> {
  let passed = 0;
  for (const organizationId of await journal.behind('search')) {
    await journal.cursor('search', organizationId);
    const [row] = await database.rows<{ passed: number }>(
      'index_words',
      `with place as (select seq from cursors where stage = 'search' and organization_id = $1 for update),
         batch as materialized (
           select e.seq, e.conversation_id, e.type, e.body from entries e, place
             where e.organization_id = $1 and e.seq > place.seq order by e.seq limit $2),
         written as (
           insert into message_words
             select $1, seq, conversation_id, to_tsvector('simple', regexp_replace(body->'message'->>'text', $3, ' ', 'g')) from batch where type = 'message.added'
             on conflict do nothing),
         moved as (
           update cursors set seq = (select max(seq) from batch)
             where stage = 'search' and organization_id = $1 and exists (select from batch))
       select count(*)::int as passed from batch`,
      [organizationId, BATCH, JOINTS],
    );
    passed += row?.passed ?? 0;
  }
  return passed;
}
