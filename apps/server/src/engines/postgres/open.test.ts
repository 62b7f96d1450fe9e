import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../../trial-database.ts';
import { openPostgres } from './open.ts';

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const failed = (error: unknown): never => {
  throw error;
};

/** A node takes a push and dies; another starts. Answers until when the push stays leased. */
async function afterDeath(shared: boolean): Promise<number> {
  const first = await openPostgres(database.connection, { shared, failed });
  const id = randomUUID();
  const later = Date.now() + 30_000;
  await first.pool.query(
    `insert into deliveries (id, organization_id, device_id, ring, kind, state, seq, due_at, expires_at, leased_until, loudness, created_at)
      values ($1, $1, $1, 0, 'test', 'queued', 0, 1, $2, $2, 'normal', 1)`,
    [id, later],
  );
  await first.close();
  const next = await openPostgres(database.connection, { shared, failed });
  try {
    const { rows } = await next.pool.query<{ until: number }>(
      'select leased_until as until from deliveries where id = $1',
      [id],
    );
    return Number(rows[0]?.until);
  } finally {
    await next.close();
  }
}

test('the only node does not wait for the leases of the one that died before it', async () => {
  expect(await afterDeath(false)).toBe(0);
});

test('where others may be at work, a lease stays theirs', async () => {
  expect(await afterDeath(true)).toBeGreaterThan(Date.now());
});
