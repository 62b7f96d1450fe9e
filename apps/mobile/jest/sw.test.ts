import { PushPayload } from '@baton/protocol';
import { startWorker } from './service-worker.ts';
import type { Call } from './service-worker.ts';

const TAG = 'a1b2c3';
const URL = '/conversations/00000000-0000-4000-8000-000000000101';

const payload = (part: Partial<PushPayload> = {}): PushPayload =>
  PushPayload.parse({
    v: 1,
    kind: 'escalation',
    deliveryId: '00000000-0000-4000-8000-000000000001',
    tag: TAG,
    seq: 10,
    title: '🆘 Customer escalation: Booking',
    body: '“Bir insanla konuşmak istiyorum.”',
    url: URL,
    expiresAt: Date.now() + 60_000,
    actions: [
      { id: 'claim', title: 'Claim' },
      { id: 'later', title: 'Later' },
    ],
    claimToken: 'one-use',
    ackToken: 'ack',
    quiet: false,
    ...part,
  });

const answering =
  (status: number, body: unknown = {}) =>
  (call: Call) =>
    call.path === '/v1/push/claim' ? { status, body } : { status: 204, body: null };
const acks = (calls: Call[]) => calls.filter(({ path }) => path === '/v1/push/ack').map(({ body }) => body);

test('an escalation is shown with its buttons and acknowledged', async () => {
  const worker = startWorker(answering(200));
  await worker.push(payload());
  const shown = worker.notifications.get(TAG);
  expect(shown).toMatchObject({ title: '🆘 Customer escalation: Booking', silent: false });
  expect(shown?.actions.map(({ action }) => action)).toEqual(['claim', 'later']);
  expect(acks(worker.calls)).toEqual([{ token: 'ack', what: 'received' }]);
});

test('Claim posts the one-use token, says “You have it” and opens the conversation', async () => {
  const worker = startWorker(answering(200, { conversationId: 'x', fence: 2, url: URL }));
  await worker.push(payload());
  await worker.click(TAG, 'claim');
  expect(worker.calls).toContainEqual({ path: '/v1/push/claim', body: { token: 'one-use' } });
  expect(worker.notifications.get(TAG)).toMatchObject({ title: 'You have it', silent: true, actions: [] });
  expect(acks(worker.calls).at(-1)).toEqual({ token: 'ack', what: 'acted' });
  expect(worker.opened).toEqual([URL]);
});

test('a lost race names the winner and opens nothing', async () => {
  const problem = {
    code: 'already_claimed',
    claimedBy: { memberId: 'm', name: 'Alice' },
    claimedAt: Date.now() - 2000,
  };
  const worker = startWorker(answering(409, problem));
  await worker.push(payload());
  await worker.click(TAG, 'claim');
  expect(worker.notifications.get(TAG)?.title).toBe('Alice took it 2 s before you');
  expect(worker.opened).toEqual([]);
});

test.each([
  ['en', 'ltr', 'You have it', 'Ben took it 3 s before you', 'Could not claim. Tap to open.'],
  [
    'de',
    'ltr',
    'Du hast es',
    'Ben hat 3 s vor dir übernommen',
    'Übernehmen hat nicht geklappt. Tippen zum Öffnen.',
  ],
  ['es', 'ltr', 'La tienes', 'Ben la tomó 3 s antes que tú', 'No se pudo tomar. Toca para abrir.'],
  ['ar', 'rtl', 'استلمتها أنت', 'استلمها \u2068Ben\u2069 قبلك بـ 3 ث', 'تعذّر الاستلام. اضغط للفتح.'],
] as const)('what came of a claim is said in the language of the push: %s', async (lang, dir, ...said) => {
  const claimed = { code: 'already_claimed', claimedBy: { name: 'Ben' }, claimedAt: Date.now() - 3000 };
  const answers = [answering(200, {}), answering(409, claimed), answering(500)];
  const titles = await Promise.all(
    answers.map(async (server) => {
      const worker = startWorker(server);
      await worker.push(payload({ lang }));
      expect(worker.notifications.get(TAG)).toMatchObject({ lang, dir });
      await worker.click(TAG, 'claim');
      expect(worker.notifications.get(TAG)).toMatchObject({ lang, dir });
      return worker.notifications.get(TAG)?.title;
    }),
  );
  expect(titles).toEqual(said);
});

test('without a time, and after the end, nothing is made up', async () => {
  const said = async (problem: object) => {
    const worker = startWorker(answering(409, problem));
    await worker.push(payload({ lang: 'de' }));
    await worker.click(TAG, 'claim');
    return worker.notifications.get(TAG)?.title;
  };
  expect(await said({ code: 'already_claimed', claimedBy: { name: 'Ben' } })).toBe('Ben hat übernommen');
  expect(await said({ code: 'not_waiting' })).toBe('Hier wartet niemand mehr');
});

test('a claim that does not reach the server can be tried again', async () => {
  const worker = startWorker(({ path }) =>
    path === '/v1/push/claim' ? 'unreachable' : { status: 204, body: null },
  );
  await worker.push(payload());
  await worker.click(TAG, 'claim');
  const shown = worker.notifications.get(TAG);
  expect(shown?.title).toBe('Could not claim. Tap to open.');
  expect(shown?.actions.map(({ action }) => action)).toEqual(['claim', 'later']);
});

test('“Claimed by Alice” replaces the call under the same tag; a call that comes after its end stays unseen', async () => {
  const worker = startWorker(answering(200));
  await worker.push(payload());
  await worker.push(
    payload({
      kind: 'claimed',
      deliveryId: '00000000-0000-4000-8000-000000000002',
      seq: 12,
      title: 'Claimed by Alice',
      actions: [],
      claimToken: null,
      quiet: true,
    }),
  );
  expect(worker.notifications.get(TAG)).toMatchObject({
    title: 'Claimed by Alice',
    silent: true,
    actions: [],
  });
  await worker.push(payload({ deliveryId: '00000000-0000-4000-8000-000000000003', seq: 11 }));
  expect(worker.notifications.get(TAG)?.title).toBe('Claimed by Alice');
});

test('a call past its time cannot be claimed and makes no noise', async () => {
  const worker = startWorker(answering(200));
  await worker.push(payload({ expiresAt: Date.now() - 1 }));
  expect(worker.notifications.get(TAG)).toMatchObject({ silent: true, actions: [] });
});

test('a plain tap shows the page that is open, or opens one', async () => {
  const open = startWorker(answering(200), [{ url: '/', focused: false }]);
  await open.push(payload());
  await open.click(TAG, '');
  expect(open.messages).toEqual([{ type: 'open', url: URL }]);
  expect(open.opened).toEqual([]);
  expect(acks(open.calls).at(-1)).toEqual({ token: 'ack', what: 'opened' });

  const closed = startWorker(answering(200));
  await closed.push(payload());
  await closed.click(TAG, '');
  expect(closed.opened).toEqual([URL]);
});

test('Later only puts it away', async () => {
  const worker = startWorker(answering(200));
  await worker.push(payload());
  await worker.click(TAG, 'later');
  expect(worker.notifications.size).toBe(0);
  expect(acks(worker.calls).at(-1)).toEqual({ token: 'ack', what: 'acted' });
});

test('a push that is not understood still says something true', async () => {
  const worker = startWorker(answering(200));
  await worker.push({ v: 2 });
  expect(worker.notifications.get('baton')?.title).toBe('Baton');
  const german = startWorker(answering(200), [], 'de-AT');
  await german.push('{}');
  expect(german.notifications.get('baton')?.body).toMatch(/^Vielleicht wartet jemand\./);
});

describe('a push that left without its words', () => {
  const hidden = { title: '🆘 Customer escalation', body: 'Tap to claim and respond.', fetch: true };
  const words = { title: '🆘 Customer escalation: Booking', body: '“Human, please”' };
  const withText = (text: ReturnType<ReturnType<typeof answering>> | 'unreachable' | 'hanging') => {
    const server = (call: Call) => (call.path === '/v1/push/text' ? text : answering(200)(call));
    return startWorker(server);
  };

  test('is shown with them, fetched by its own token', async () => {
    const worker = withText({ status: 200, body: words });
    await worker.push(payload(hidden));
    expect(worker.calls[0]).toEqual({ path: '/v1/push/text', body: { token: 'ack' } });
    expect(worker.notifications.get(TAG)).toMatchObject(words);
    expect(worker.notifications.get(TAG)?.actions).toHaveLength(2);
    expect(acks(worker.calls)).toHaveLength(1);
  });

  test.each([
    ['the server cannot be reached', 'unreachable'],
    ['the server does not answer in time', 'hanging'],
    ['the member may not read them any more', { status: 403, body: { code: 'forbidden' } }],
  ] as const)('is shown as it came when %s', async (_why, text) => {
    jest.useFakeTimers();
    const worker = withText(text);
    const shown = worker.push(payload(hidden));
    await jest.advanceTimersByTimeAsync(3000);
    await shown;
    jest.useRealTimers();
    expect(worker.notifications.get(TAG)).toMatchObject({ title: hidden.title, body: hidden.body });
    expect(acks(worker.calls)).toHaveLength(1);
  });
});
