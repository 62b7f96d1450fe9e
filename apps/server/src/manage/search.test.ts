import { randomUUID } from 'node:crypto';
import type { CustomerProfile, SearchAnswer } from '@baton/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { get, post, startTrial } from '../trial-server.ts';
import type { Acting, Trial } from '../trial-server.ts';
import { prefixQuery } from './search.ts';

let trial: Trial;
let alice: Acting;
beforeAll(async () => {
  trial = await startTrial();
  alice = await trial.member('Alice', 'operator');
});
afterAll(() => trial.stop());

const url = (path: string): string => trial.baseUrl + path;
const find = async (q: string, rest = '', token = alice.token): Promise<SearchAnswer> =>
  (await get<SearchAnswer>(url(`/v1/search?q=${encodeURIComponent(q)}${rest}`), token)).body;
/** The index follows the journal a second later. */
const finds = (q: string, count: number): Promise<SearchAnswer> =>
  vi.waitFor(async () => {
    const answer = await find(q);
    expect(answer.hits).toHaveLength(count);
    return answer;
  }, 8000);

async function customer(name: string, ...words: string[]): Promise<void> {
  const { body } = await post<{ token: string }>(url('/v1/customer/sessions'), { botId: trial.botId, name });
  for (const text of words)
    await post(url('/v1/customer/commands'), { type: 'send', id: randomUUID(), text }, body.token);
}

test('words are found by their beginnings, in any order, in any script, and only in one’s own organization', async () => {
  await customer('Erin', 'My luggage never arrived in Zürich', 'Case number KX-4711');
  await customer('Yusuf', 'Bavulum kayboldu', 'Где мой багаж?');
  const { hits } = await finds('zürich lugg', 1);
  expect(hits[0]).toMatchObject({
    conversation: { customer: { name: 'Erin' } },
    found: { name: 'Erin', text: 'My luggage never arrived in Zürich' },
  });
  expect((await finds('багаж', 1)).hits[0]?.conversation.customer.name).toBe('Yusuf');
  await finds('4711', 1);
  await finds('luggage bavulum', 0);
  const { owner } = await trial.neighbour();
  expect((await find('luggage', '', owner.token)).hits).toEqual([]);
});

test('names are found too; filters narrow; pages follow each other', async () => {
  for (let n = 0; n < 23; n += 1) await customer(`Quentin ${n}`, 'Good evening');
  const first = await vi.waitFor(async () => {
    const answer = await find('quentin');
    expect(answer.hits).toHaveLength(20);
    return answer;
  });
  const second = await find('quentin', `&after=${first.next}`);
  expect(second).toMatchObject({ next: null });
  const ids = [...first.hits, ...second.hits].map(({ conversation }) => conversation.id);
  expect(new Set(ids).size).toBe(23);
  expect((await find('quentin', `&bot=${trial.botId}`)).hits).toHaveLength(20);
  expect((await find('quentin', `&bot=${randomUUID()}`)).hits).toEqual([]);
  expect((await find('quentin', '&connector=telegram')).hits).toEqual([]);
  expect((await find('quentin', `&label=${randomUUID()}`)).hits).toEqual([]);
});

test('nothing of the query language gets through', async () => {
  expect(prefixQuery("o'neil & !(a | b):* <-> \\")).toBe('o:* & neil:* & a:* & b:*');
  expect((await get(url(`/v1/search?q=${encodeURIComponent("':*&|!(")}`), alice.token)).status).toBe(200);
});

test('a profile knows attributes and what was before; a transcript has the words and not the notes', async () => {
  await customer('Nadia <b>', 'I need a refund for KX-9000');
  const { hits } = await finds('9000', 1);
  const { id } = hits[0]!.conversation;
  const change = (attributes: object, token = alice.token) =>
    fetch(url(`/v1/conversations/${id}/customer`), {
      method: 'PATCH',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ attributes }),
    });
  expect((await change({ tier: 'gold', seat: '12A' })).status).toBe(200);
  await change({ seat: null, tier: 'platinum' });
  const { body } = await get<CustomerProfile>(url(`/v1/conversations/${id}/customer`), alice.token);
  expect(body).toMatchObject({
    customer: { name: 'Nadia <b>' },
    attributes: [{ key: 'tier', value: 'platinum', source: 'operator' }],
    conversations: [{ id }],
  });
  const { owner } = await trial.neighbour();
  expect((await change({ tier: 'x' }, owner.token)).status).toBe(404);

  const note = {
    type: 'send',
    conversationId: id,
    fence: 1,
    id: randomUUID(),
    kind: 'note',
    text: 'be kind',
  };
  await post(url('/v1/commands'), note, alice.token);
  const read = async (query: string) => {
    const response = await fetch(url(`/v1/conversations/${id}/transcript?${query}`), {
      headers: { authorization: `Bearer ${alice.token}` },
    });
    return {
      type: response.headers.get('content-type'),
      text: await response.text(),
      status: response.status,
    };
  };
  const plain = await read('zone=Europe/Berlin');
  expect(plain.text).toContain('Nadia <b>: I need a refund for KX-9000');
  expect(plain.text).not.toContain('be kind');
  expect((await read('notes=true')).text).toContain('Alice (note): be kind');
  const page = await read('format=html');
  expect(page.type).toContain('text/html');
  expect(page.text).toContain('Nadia &lt;b&gt;');
  expect(page.text).not.toContain('<b>');
  expect((await read('zone=Mars')).status).toBe(400);
});
