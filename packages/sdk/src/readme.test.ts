import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { EventsRequest, parseEvent } from '@baton/protocol';
import type { CloudEvent } from '@baton/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signWebhook } from './webhook.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const BOT = '0198b2a4-0000-7000-8000-0000000000b1';
const PACKAGE = new URL('../', import.meta.url).pathname;

const seen: CloudEvent[] = [];
const baton = createServer(async (request, response) => {
  const events = [EventsRequest.parse(JSON.parse(await text(request)))].flat();
  for (const event of events) expect(parseEvent(event.type, event.data)).toMatchObject({ ok: true });
  seen.push(...events);
  const results = events.map(({ id }) => ({
    status: 'accepted',
    id,
    repeated: false,
    conversationId: BOT,
    fence: 1,
    owner: 'bot',
    seq: 1,
  }));
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ results }));
});
/** Inside the package, so that `@baton/sdk` is this one. */
const folder = mkdtempSync(`${PACKAGE}.readme-`);

beforeAll(() => new Promise<void>((resolve) => baton.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  baton.close();
  rmSync(folder, { recursive: true });
});

it('does what it shows', async () => {
  const example = /```ts\n([\s\S]*?)```/.exec(readFileSync(`${PACKAGE}README.md`, 'utf8'))?.[1];
  if (example === undefined) throw new Error('README.md shows no example');
  writeFileSync(`${folder}/example.ts`, example);
  const { port } = baton.address() as AddressInfo;
  const child = spawn(process.execPath, [`${folder}/example.ts`], {
    env: {
      ...process.env,
      BATON_URL: `http://127.0.0.1:${port}`,
      BATON_API_KEY: 'bk_1',
      BATON_BOT_ID: BOT,
      BATON_WEBHOOK_SECRET: SECRET,
      PORT: '0',
    },
  });
  let said = '';
  child.stdout.on('data', (piece) => (said += String(piece)));
  child.stderr.on('data', (piece) => (said += String(piece)));
  try {
    const own = await expect
      .poll(() => /port: (\d+)/.exec(said)?.[1], { timeout: 15_000, message: said })
      .toBeDefined()
      .then(() => /port: (\d+)/.exec(said)![1]!);
    expect(seen.map(({ type }) => type)).toEqual(['message.created', 'message.created', 'handoff.requested']);

    const event = {
      specversion: '1.0',
      id: BOT,
      source: 'baton',
      type: 'handoff.returned',
      time: new Date().toISOString(),
      data: {
        bot: BOT,
        conversation: 'c-1',
        conversationId: BOT,
        fence: 4,
        handoff: BOT,
        operator: { memberId: BOT, name: 'Alice' },
        outcome: 'refunded',
        facts: {},
        messages: [],
      },
    };
    const body = JSON.stringify(event);
    const post = (headers: Record<string, string>) =>
      fetch(`http://127.0.0.1:${own}/`, { method: 'POST', headers, body }).then(({ status }) => status);
    expect(await post({})).toBe(401);
    expect(await post(signWebhook({ id: BOT, body, secret: SECRET }))).toBe(204);
    await expect.poll(() => said).toContain('back with the bot: refunded');
    expect(seen.at(-1)).toMatchObject({ type: 'handoff.acknowledged', id: `ack-${BOT}`, data: { fence: 4 } });
  } finally {
    child.kill();
  }
});
