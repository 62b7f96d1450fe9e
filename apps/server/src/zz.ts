import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { HandoffPolicy } from '@baton/protocol';
import { startTrial, post } from './trial-server.ts';
import { openConversation } from './stages/ingest/conversation.ts';
import { perform } from './journal/perform.ts';
const counts = new Map<string, { n: number; ms: number }>();
const original = pg.Pool.prototype.query as any;
let on = false;
(pg.Pool.prototype as any).query = async function (q: any, v: any) {
  if (!on) return original.call(this, q, v);
  const t = performance.now();
  try {
    return await original.call(this, q, v);
  } finally {
    const name = q.name ?? String(q.text ?? q).slice(0, 60);
    const c = counts.get(name) ?? { n: 0, ms: 0 };
    c.n += 1;
    c.ms += performance.now() - t;
    counts.set(name, c);
  }
};
const trial = await startTrial({ BATON_SAMPLE: 'never' });
const stage = trial.app.stage;
const bot = (await stage.directory.bot(trial.botId))!;
const organizationId = bot.organizationId;
const policy = HandoffPolicy.parse({
  slaMs: 3_600_000,
  ringEveryMs: 3_600_000,
  giveUpAfterMs: 3_600_000,
  leaseMs: 3_600_000,
});
await trial.app.manage.database.rows('x', 'update bots set policy=$1', [JSON.stringify(policy)]);
const ids: string[] = [];
for (let n = 0; n < 400; n += 1) {
  const customer = { id: randomUUID(), name: 'C', language: null };
  const loaded = await openConversation(stage, {
    organizationId,
    botId: bot.id,
    reference: customer.id,
    connector: 'web_widget',
    customer,
  });
  const handoffId = randomUUID();
  ids.push(handoffId);
  await perform(stage, () => stage.journal.load(organizationId, loaded.conversation.id), {
    organizationId,
    now: Date.now(),
    act: { type: 'request', handoffId, reason: 'explicit', evidence: [], slaMs: 3_600_000 },
  });
}
await new Promise((r) => setTimeout(r, 3000));
const ops = await trial.operators(4);
const claim = (n: number) =>
  post(`${trial.baseUrl}/v1/handoffs/${ids[n]}/claim`, {}, ops[n % 4]!.token).then((r) => {
    if (r.status !== 200) throw new Error(JSON.stringify(r.body));
  });
for (let n = 0; n < 50; n += 1) await claim(n);
await new Promise((r) => setTimeout(r, 500));
on = true;
let t = performance.now();
for (let n = 50; n < 150; n += 1) await claim(n);
console.log('sequential', (performance.now() - t) / 100, 'ms each');
await new Promise((r) => setTimeout(r, 300));
on = false;
for (const [k, c] of [...counts].sort((a, b) => b[1].ms - a[1].ms))
  console.log(k.padEnd(30), c.n, (c.ms / c.n).toFixed(2), 'ms each');
counts.clear();
on = true;
t = performance.now();
let next = 150;
await Promise.all(
  Array.from({ length: 16 }, async () => {
    while (next < 400) await claim(next++);
  }),
);
console.log('16 wide', 250 / ((performance.now() - t) / 1000), '/s');
await new Promise((r) => setTimeout(r, 300));
on = false;
for (const [k, c] of [...counts].sort((a, b) => b[1].ms - a[1].ms))
  console.log(k.padEnd(30), c.n, (c.ms / c.n).toFixed(2), 'ms each');
await trial.stop();
process.exit(0);
