import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { claims } from './claims.ts';
import { decisions } from './decide.ts';
import { deltaSync } from './delta-sync.ts';
import { eventToTransport } from './event-to-transport.ts';
import { eventsSigned } from './events-signed.ts';
import { idleSockets } from './idle-sockets.ts';
import { messagePaced, messageRelay, messageRelayTogether } from './message-relay.ts';
import { pushApns, pushExpo, pushFcm, pushWeb } from './push-senders.ts';
import { queueScroll } from './queue-scroll.ts';
import type { Result } from './result.ts';

/** `npm run bench [-- NAME…]`: JSON lines, kept in `bench/results/`. */
const BENCHMARKS: Record<string, () => Promise<Result | Result[]>> = {
  message_relay: messageRelay,
  message_relay_together: messageRelayTogether,
  message_paced: messagePaced,
  claims,
  events_signed: eventsSigned,
  event_to_transport: eventToTransport,
  push_expo: pushExpo,
  push_fcm: pushFcm,
  push_apns: pushApns,
  push_web: pushWeb,
  delta_sync: deltaSync,
  idle_sockets: idleSockets,
  decide: decisions,
  queue_scroll: queueScroll,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in BENCHMARKS));
if (unknown.length > 0)
  throw new Error(`no benchmark ${unknown.join(', ')}; there are: ${Object.keys(BENCHMARKS).join(', ')}`);

const folder = fileURLToPath(new URL('../results/', import.meta.url));
await mkdir(folder, { recursive: true });
for (const [name, run] of Object.entries(BENCHMARKS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const results = [await run()].flat();
  for (const result of results) process.stdout.write(`${JSON.stringify(result)}\n`);
  const lines = results.map((result) => `${JSON.stringify(result)}\n`).join('');
  await writeFile(`${folder}${name}.jsonl`, lines);
}
process.exit(0);
