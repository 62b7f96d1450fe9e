import { Pool } from 'undici';
import { closedLoop } from './closed-loop.ts';
import { median, round } from './result.ts';
import type { Result, Sample } from './result.ts';
import type { Ready } from './serve-baton.ts';
import { ServerChild } from './server-child.ts';

const WIDTH = 16;
const ENTRIES = 50;
const ROUNDS = 3;

/** A client fifty entries behind catches up over HTTP. */
export async function deltaSync(): Promise<Result> {
  const server = await ServerChild.start<Ready>('./serve-baton.ts', {
    organizations: 1,
    operatorsEach: 2,
    customersEach: 40,
    state: 'claimed',
  });
  const { baseUrl, places } = server.ready;
  const { token } = places[0]!.operators[0]!;
  const pool = new Pool(baseUrl, { connections: WIDTH });
  const get = async (path: string): Promise<unknown> =>
    (await pool.request({ path, method: 'GET', headers: { authorization: `Bearer ${token}` } })).body.json();
  const { cursor } = (await get('/v1/snapshot')) as { cursor: string };
  const [epoch, seq] = cursor.split(':');
  const path = `/v1/sync?after=${epoch}:${Number(seq) - ENTRIES}`;
  const run = (): Promise<Sample> =>
    closedLoop(WIDTH, 3000, async () => {
      const page = (await get(path)) as { entries: unknown[] };
      if (page.entries.length !== ENTRIES) throw new Error(`${page.entries.length} entries`);
    });
  await run();
  const rounds: Sample[] = [];
  for (let n = 0; n < ROUNDS; n += 1) rounds.push(await run());
  await pool.close();
  await server.stop();
  const value = median(rounds.map(({ perSecond }) => perSecond));
  return {
    name: 'delta_sync',
    unit: 'syncs/s of 50 entries',
    value,
    p50: median(rounds.map((sample) => sample.p50)),
    p99: median(rounds.map((sample) => sample.p99)),
    reference: 2000,
    ratio: round(value / 2000),
    note: 'reference: the aim',
  };
}
