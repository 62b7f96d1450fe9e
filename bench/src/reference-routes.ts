import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type pg from 'pg';

/** What the reference server answers by HTTP: the least that could be called a claim, a catch-up, an event. */
export type Routes = Record<
  string,
  (request: IncomingMessage, url: URL) => Promise<{ status: number; body: unknown }>
>;

export const EVENT_SECRET = 'bench';

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

export const signatureOf = (body: string): string =>
  createHmac('sha256', EVENT_SECRET).update(body).digest('base64');

function isSigned(request: IncomingMessage, body: string): boolean {
  const given = Buffer.from(String(request.headers['webhook-signature']));
  const expected = Buffer.from(signatureOf(body));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

export async function createTables(pool: pg.Pool): Promise<void> {
  await pool.query(`
    create table messages (id uuid primary key, pair text not null, text text not null, at bigint not null);
    create table claims (id text primary key, claimed_by text);
    create table events (source text, id text, body jsonb not null, primary key (source, id));
    create table lines (seq bigint primary key, body jsonb not null);
    insert into lines select n, jsonb_build_object('type', 'message.added', 'message', jsonb_build_object('text', repeat('hello ', 10), 'n', n))
      from generate_series(1, 1000) n`);
}

export const referenceRoutes = (pool: pg.Pool): Routes => ({
  '/claim': async (_request, url) => {
    const { rowCount } = await pool.query({
      name: 'claim',
      text: 'update claims set claimed_by = $2 where id = $1 and claimed_by is null',
      values: [url.searchParams.get('id'), url.searchParams.get('by')],
    });
    return { status: rowCount === 1 ? 200 : 409, body: {} };
  },
  '/sync': async (_request, url) => {
    const { rows } = await pool.query({
      name: 'sync',
      text: 'select seq, body from lines where seq > $1 order by seq limit 500',
      values: [url.searchParams.get('after')],
    });
    return { status: 200, body: { entries: rows } };
  },
  '/events': async (request) => {
    const body = await textOf(request);
    if (!isSigned(request, body)) return { status: 401, body: {} };
    const events = [JSON.parse(body) as { source: string; id: string }].flat();
    await pool.query({
      name: 'events',
      text: 'insert into events select * from unnest($1::text[], $2::text[], $3::jsonb[]) on conflict do nothing',
      values: [
        events.map(({ source }) => source),
        events.map(({ id }) => id),
        events.map((event) => JSON.stringify(event)),
      ],
    });
    return { status: 200, body: { results: events.map(() => ({ status: 'accepted' })) } };
  },
});
