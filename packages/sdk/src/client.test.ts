import type { EventAnswer } from '@baton/protocol';
import { EventsRequest, parseEvent } from '@baton/protocol';
import { describe, expect, it } from 'vitest';
import { BatonError, createBaton } from './client.ts';
import {
  handoffAcknowledged,
  handoffCancelled,
  handoffRequested,
  messageCreated,
} from './platform-events.ts';

const BOT = '0198b2a4-0000-7000-8000-0000000000b1';
const cancelled = (id: string) => handoffCancelled({ bot: BOT, conversation: 'c' }, { id });
const accepted = (id: string): EventAnswer => ({
  status: 'accepted',
  id,
  repeated: false,
  conversationId: null,
  fence: 1,
  owner: 'bot',
  seq: 1,
});
const refused = (id: string, code: 'unavailable' | 'stale_fence'): EventAnswer => ({
  status: 'refused',
  id,
  problem: { type: '', title: code, status: 409, code, detail: '' },
});

type Answer = Response | Error | ((ids: string[]) => EventAnswer[]);
const say = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });

/** Answers one request after the other, the last answer for all that follow. */
function setup(...script: Answer[]) {
  const requests: { ids: string[]; body: unknown; headers: Headers; url: string }[] = [];
  const slept: number[] = [];
  const send = async (url: URL | RequestInfo, init: RequestInit = {}) => {
    const body = EventsRequest.parse(JSON.parse(String(init.body)));
    const ids = [body].flat().map(({ id }) => id);
    requests.push({ ids, body, headers: new Headers(init.headers), url: String(url) });
    const answer = script[Math.min(requests.length, script.length) - 1]!;
    if (answer instanceof Error) throw answer;
    return answer instanceof Response ? answer.clone() : say(200, { results: answer(ids) });
  };
  const baton = createBaton({
    baseUrl: 'https://baton.example',
    apiKey: 'bk_1',
    source: 'my-bot',
    fetch: send,
    sleep: async (ms) => void slept.push(ms),
  });
  return { baton, requests, slept };
}
const all: Answer = (ids) => ids.map(accepted);

describe('events', () => {
  it('are CloudEvents that the contract accepts', async () => {
    const { baton, requests } = setup(all);
    await baton.events(
      messageCreated({ bot: BOT, conversation: 'c', by: 'bot', text: 'Hi', fence: 1 }),
      handoffRequested({ bot: BOT, conversation: 'c', words: 'a human' }),
      cancelled('e3'),
      handoffAcknowledged({ bot: BOT, conversation: 'c', fence: 4 }),
    );
    const [request] = requests;
    const events = EventsRequest.parse(request!.body);
    if (!Array.isArray(events)) throw new Error('expected a batch');
    for (const { type, data } of events) expect(parseEvent(type, data)).toMatchObject({ ok: true });
    expect(new Set(events.map(({ id }) => id)).size).toBe(4);
    expect([request!.url, request!.headers.get('authorization'), events[0]!.source]).toEqual([
      'https://baton.example/v1/events',
      'Bearer bk_1',
      'my-bot',
    ]);
  });

  it('are answered in their order, and nothing is sent for none', async () => {
    const { baton, requests } = setup((ids) => ids.map(accepted).toReversed());
    expect((await baton.events(cancelled('a'), cancelled('b'))).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(await baton.events()).toEqual([]);
    expect(requests).toHaveLength(1);
  });

  it('go in batches of at most 500', async () => {
    const { baton, requests } = setup(all);
    const answers = await baton.events(...Array.from({ length: 1001 }, (_, at) => cancelled(`e${at}`)));
    expect(requests.map(({ ids }) => ids.length)).toEqual([500, 500, 1]);
    expect(answers.at(-1)?.id).toBe('e1000');
  });
});

describe('what did not get through', () => {
  it.each<[string, Answer]>([
    ['no network', new TypeError('fetch failed')],
    ['503', say(503, { code: 'unavailable', title: 'x' })],
    ['502 of a proxy', say(502, '<html>')],
    ['a cut answer', say(200, '{"results":[')],
  ])('is sent again with the same ids after %s', async (_, first) => {
    const { baton, requests, slept } = setup(first, first, all);
    expect(await baton.events(cancelled('a'))).toEqual([accepted('a')]);
    expect(requests.map(({ ids }) => ids)).toEqual([['a'], ['a'], ['a']]);
    expect(slept[0]).toBeGreaterThanOrEqual(125);
    expect(slept[1]).toBeGreaterThanOrEqual(250);
  });

  it('waits as long as Retry-After says', async () => {
    const { baton, slept } = setup(
      say(429, { code: 'rate_limited', title: 'x' }, { 'retry-after': '7' }),
      all,
    );
    await baton.events(cancelled('a'));
    expect(slept).toEqual([7000]);
  });

  it('is sent again alone; a final refusal is not', async () => {
    const { baton, requests } = setup(
      () => [accepted('a'), refused('b', 'unavailable'), refused('c', 'stale_fence')],
      all,
    );
    const answers = await baton.events(cancelled('a'), cancelled('b'), cancelled('c'));
    expect(requests.map(({ ids }) => ids)).toEqual([['a', 'b', 'c'], ['b']]);
    expect(answers.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'refused']);
  });

  it('is given up after six tries, with the reason', async () => {
    const { baton, requests } = setup(new TypeError('fetch failed'));
    await expect(baton.events(cancelled('a'))).rejects.toMatchObject({
      name: 'BatonError',
      status: null,
      cause: expect.any(TypeError),
    });
    expect(requests).toHaveLength(6);
  });

  it('is answered as it stands when only some of it never passes', async () => {
    const { baton } = setup(() => [accepted('a'), refused('b', 'unavailable')]);
    expect(await baton.events(cancelled('a'), cancelled('b'))).toEqual([
      accepted('a'),
      refused('b', 'unavailable'),
    ]);
  });
});

it('a refusal of the request is thrown at once, with its problem', async () => {
  const { baton, requests } = setup(say(401, { code: 'unauthenticated', title: 'Not signed in' }));
  const error = await baton.events(cancelled('a')).catch((thrown: unknown) => thrown);
  if (!(error instanceof BatonError)) throw new Error('expected a BatonError');
  expect([error.status, error.problem?.code, error.message, requests.length]).toEqual([
    401,
    'unauthenticated',
    'Not signed in',
    1,
  ]);
});
