import { Pool } from 'undici';
import { closedLoop } from './closed-loop.ts';
import { sideBySide } from './result.ts';
import type { Result } from './result.ts';
import type { Ready } from './serve-baton.ts';
import { ServerChild } from './server-child.ts';

const WIDTH = 16;
const ENTRIES = 50;
const ROUND_MS = 3000;

const loop = (get: () => Promise<unknown>) => () =>
  closedLoop(WIDTH, ROUND_MS, async () => {
    const { entries } = (await get()) as { entries: unknown[] };
    if (entries.length !== ENTRIES) throw new Error(`${entries.length} entries`);
  });

/** A client fifty entries behind catches up over HTTP; beside a bare select of fifty rows behind plain HTTP. */
export async function deltaSync(): Promise<Result> {
  const server = await ServerChild.start<Ready>('./serve-baton.ts', {
    organizations: 1,
    operatorsEach: 2,
    customersEach: 40,
    state: 'claimed',
  });
  const bare = await ServerChild.start<{ baseUrl: string }>('./serve-reference.ts', {});
  const { token } = server.ready.places[0]!.operators[0]!;
  const [ours, theirs] = [server, bare].map(
    ({ ready }) => new Pool(ready.baseUrl, { connections: WIDTH }),
  ) as [Pool, Pool];
  const get = async (pool: Pool, path: string): Promise<unknown> =>
    (await pool.request({ path, method: 'GET', headers: { authorization: `Bearer ${token}` } })).body.json();
  const { cursor } = (await get(ours, '/v1/snapshot')) as { cursor: string };
  const [epoch, seq] = cursor.split(':');
  const path = `/v1/sync?after=${epoch}:${Number(seq) - ENTRIES}`;
  const measured = await sideBySide(
    loop(() => get(ours, path)),
    loop(() => get(theirs, `/sync?after=${1000 - ENTRIES}`)),
  );
  await Promise.all([ours.close(), theirs.close()]);
  await Promise.all([server.stop(), bare.stop()]);
  return {
    name: 'delta_sync',
    unit: 'syncs/s of 50 entries',
    ...measured,
    aim: 'at least 2,000/s',
    note: 'reference: a bare select behind plain HTTP',
  };
}
