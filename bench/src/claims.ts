import { Pool } from 'undici';
import { sampleOf, sideBySide } from './result.ts';
import type { Result, Sample } from './result.ts';
import type { Ready } from './serve-baton.ts';
import { ServerChild } from './server-child.ts';

const CLAIMS = 3000;
const WIDTH = 8;
const ROUNDS = 3;

async function timed(count: number, first: number, once: (n: number) => Promise<void>): Promise<Sample> {
  const latencies: number[] = [];
  let next = first;
  const started = performance.now();
  const lane = async (): Promise<void> => {
    while (next < first + count) {
      const n = next;
      next += 1;
      const start = performance.now();
      await once(n);
      latencies.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: WIDTH }, lane));
  return sampleOf(latencies, performance.now() - started);
}

const poolOf = (baseUrl: string): Pool => new Pool(baseUrl, { connections: WIDTH });

async function post(pool: Pool, path: string, token: string): Promise<number> {
  const { statusCode, body } = await pool.request({
    path,
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{}',
  });
  await body.dump();
  return statusCode;
}

/** Claims over the real interface, with its checks, journal and fan-out; beside one bare conditional UPDATE behind plain HTTP. */
export async function claims(): Promise<Result> {
  const server = await ServerChild.start<Ready>('./serve-baton.ts', {
    organizations: 1,
    operatorsEach: 4,
    customersEach: CLAIMS,
    state: 'waiting',
  });
  const bare = await ServerChild.start<{ baseUrl: string }>('./serve-reference.ts', {});
  await bare.ask({ claims: CLAIMS });
  const { baseUrl, places } = server.ready;
  const { customers, operators } = places[0]!;
  const [ours, theirs] = [poolOf(baseUrl), poolOf(bare.ready.baseUrl)];
  const ourClaim = async (n: number): Promise<void> => {
    const status = await post(
      ours,
      `/v1/handoffs/${customers[n]!.handoffId}/claim`,
      operators[n % operators.length]!.token,
    );
    if (status !== 200) throw new Error(`a claim answered ${status}`);
  };
  const theirClaim = async (n: number): Promise<void> => {
    const status = await post(theirs, `/claim?id=${n + 1}&by=alice`, '');
    if (status !== 200) throw new Error(`a claim answered ${status}`);
  };
  const each = Math.floor(CLAIMS / (ROUNDS + 1));
  const measured = await sideBySide(inTurn(each, ourClaim), inTurn(each, theirClaim));
  await Promise.all([ours.close(), theirs.close()]);
  await Promise.all([server.stop(), bare.stop()]);
  return {
    name: 'claims',
    unit: 'claims/s',
    ...measured,
    aim: 'at least 1,000/s, p99 at most 15 ms',
    note: 'one organization, eight at once; reference: one conditional UPDATE behind plain HTTP',
  };
}

/** Each round takes the next `each` of what there is to claim. */
function inTurn(each: number, once: (n: number) => Promise<void>): () => Promise<Sample> {
  let first = 0;
  return () => timed(each, (first += each) - each, once);
}
