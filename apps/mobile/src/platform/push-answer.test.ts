import type { PushPayload } from '@baton/protocol';
import { id } from '../live/sample/people.ts';
import { answerPush } from './push-answer.ts';
import { showAnswer } from './show-answer.ts';

jest.mock('./server', () => ({ knownServer: () => 'https://baton.test' }));
jest.mock('./show-answer.ts', () => ({ showAnswer: jest.fn(() => Promise.resolve()) }));

const payload: PushPayload = {
  v: 1,
  kind: 'escalation',
  deliveryId: id(1),
  tag: 'abc',
  seq: 1,
  title: '🆘 Customer escalation: Booking',
  body: '“Human, please”',
  url: `/conversations/${id(101)}`,
  expiresAt: Date.now() + 60_000,
  actions: [],
  claimToken: 'one-use',
  ackToken: 'ack',
  quiet: false,
};

let claimAnswer: () => Response;
const asked: { path: string; body: unknown }[] = [];
const problem = {
  type: 'x',
  title: 'x',
  status: 409,
  code: 'already_claimed',
  detail: 'x',
  claimedBy: { memberId: id(2), name: 'Ben' },
};

beforeEach(() => {
  asked.length = 0;
  jest.mocked(showAnswer).mockClear();
  jest.spyOn(globalThis, 'fetch').mockImplementation((url, init) => {
    const { pathname } = new URL(String(url));
    asked.push({ path: pathname, body: JSON.parse(String(init?.body)) });
    return pathname === '/v1/push/claim'
      ? Promise.resolve(claimAnswer())
      : Promise.resolve(new Response(null, { status: 204 }));
  });
});

test('Claim uses the one-use token, says that it worked and opens the conversation', async () => {
  claimAnswer = () => Response.json({});
  expect(await answerPush(payload, 'claim')).toBe(payload.url);
  expect(asked).toContainEqual({ path: '/v1/push/claim', body: { token: 'one-use' } });
  expect(asked).toContainEqual({ path: '/v1/push/ack', body: { token: 'ack', what: 'acted' } });
  expect(showAnswer).toHaveBeenCalledWith(payload, 'You have it');
});

test('a lost race names the winner', async () => {
  claimAnswer = () => Response.json(problem, { status: 409 });
  await answerPush(payload, 'claim');
  expect(showAnswer).toHaveBeenCalledWith(payload, 'Ben took it');
});

test('a plain tap opens and claims nothing; Later only puts it away', async () => {
  expect(await answerPush(payload, 'expo.modules.notifications.actions.DEFAULT')).toBe(payload.url);
  expect(await answerPush(payload, 'later')).toBeNull();
  expect(asked.map(({ body }) => body)).toEqual([
    { token: 'ack', what: 'opened' },
    { token: 'ack', what: 'acted' },
  ]);
});
