import { screen, userEvent } from '@testing-library/react-native';
import { permissionsOf } from '@baton/core';
import type { EventDecisions, PushShown, Role } from '@baton/protocol';
import { renderLive } from '../../../jest/render.tsx';
import { CallProvider } from '../../live/answers.tsx';
import { scene } from '../../live/sample/client.ts';
import { ALICE, NADIA } from '../../live/sample/people.ts';
import { AlertScreen } from './AlertScreen.tsx';

const NOW = new Date(2026, 10, 21, 2, 14).getTime();
const PUSH = '0198b2a4-0000-7000-8000-0000000000d1';
const BOT = '0198b2a4-0000-7000-8000-0000000000b1';
const subject = { type: 'bot' as const, id: BOT, name: 'Support Bot' };
const decided = { loudness: 'critical' as const, until: null, round: 0, at: NOW };

const DECISIONS: EventDecisions = {
  kind: 'bot_update.tool_added',
  at: NOW,
  subject,
  decisions: [
    {
      ...decided,
      member: { memberId: 'a', name: 'Alice' },
      verdict: 'push',
      reason: 'wants_it',
      words: 'Alice: pushed, subscribed to Support Bot',
      deliveries: [{ id: PUSH, device: 'Firefox on Linux', state: 'received', attempts: 1, detail: null }],
    },
    {
      ...decided,
      member: { memberId: 'b', name: 'Bob' },
      verdict: 'skip',
      reason: 'not_subscribed',
      words: 'Bob: skipped, not subscribed to Support Bot',
      deliveries: [],
    },
    {
      ...decided,
      member: { memberId: 'c', name: 'Cleo' },
      verdict: 'skip',
      reason: 'not_subscribed',
      words: 'Cleo: skipped, not subscribed to Support Bot',
      deliveries: [],
    },
    {
      ...decided,
      member: { memberId: 'd', name: 'Dana' },
      verdict: 'hold',
      reason: 'a_newer_reason',
      words: 'Dana: held, for a newer reason',
      deliveries: [],
    },
  ],
};
const SHOWN: PushShown = {
  id: PUSH,
  kind: 'alert',
  title: '🤖 Support Bot auto-updated',
  body: 'New tool linked: Orders.',
  url: '/',
  member: { memberId: 'a', name: 'Alice' },
  device: 'Firefox on Linux',
  transport: 'web_push',
  state: 'received',
  attempts: 1,
  loudness: 'loud',
  createdAt: NOW,
  expiresAt: NOW + 1000,
  ledger: [
    { at: NOW, what: 'queued', detail: null },
    { at: NOW + 2900, what: 'received', detail: null },
  ],
  why: 'Alice: pushed, subscribed to Support Bot',
  reason: 'wants_it',
  subject: 'Support Bot',
  tells: [],
  silence: {
    label: 'Turn off "tool linked" of Support Bot',
    query: { bot: BOT },
    change: { kinds: { 'bot_update.tool_added': { on: false } } },
  },
};

test('who was told and who was not, each with the reason; a push with its ledger and the tap that tunes it', async () => {
  const call = jest.fn(async (path: string, _body?: object, _method?: string) => {
    if (path.startsWith('/v1/pushes/')) return Response.json(SHOWN);
    return Response.json(path.startsWith('/v1/alerts/') ? DECISIONS : {});
  });
  await renderLive(
    <CallProvider call={call}>
      <AlertScreen seq={7} onBack={() => undefined} onOpen={() => undefined} />
    </CallProvider>,
    scene('waiting', NOW),
  );
  // Bob and Cleo share a reason, which is said once; one that this app does not know yet is said in the server's words.
  expect(await screen.findAllByText('Not subscribed to Support Bot.')).toHaveLength(1);
  for (const name of ['Alice', 'Bob', 'Cleo']) expect(screen.getAllByText(name)).toHaveLength(1);
  expect(screen.getByText('Dana: held, for a newer reason')).toBeOnTheScreen();
  const user = userEvent.setup();
  await user.press(screen.getByRole('button', { name: 'Firefox on Linux, Seen by the device' }));
  expect(await screen.findByText('02:14:02')).toBeOnTheScreen();
  expect(screen.getAllByText('Subscribed to Support Bot.')).toHaveLength(2);
  await user.press(screen.getByRole('button', { name: 'No more “Tool linked” of this bot' }));
  expect(call).toHaveBeenLastCalledWith(`/v1/me/alerts?bot=${BOT}`, SHOWN.silence!.change, 'PATCH');
  expect(await screen.findByText('Done. Such pushes stay away.')).toBeOnTheScreen();
});

test('a push of somebody else’s has no button that would silence whoever looks at it', async () => {
  const call = jest.fn(async (path: string) =>
    Response.json(path.startsWith('/v1/pushes/') ? { ...SHOWN, silence: null } : DECISIONS),
  );
  await renderLive(
    <CallProvider call={call}>
      <AlertScreen seq={7} onBack={() => undefined} onOpen={() => undefined} />
    </CallProvider>,
    scene('waiting', NOW),
  );
  const push = await screen.findByRole('button', { name: 'Firefox on Linux, Seen by the device' });
  await userEvent.setup().press(push);
  expect(await screen.findByText('02:14:02')).toBeOnTheScreen();
  expect(screen.queryByRole('button', { name: /No more/ })).toBeNull();
});

async function openAs(role: Role) {
  const opened: string[] = [];
  const [told, untold] = DECISIONS.decisions;
  const of = ({ id: memberId, name }: typeof ALICE | typeof NADIA) => ({ member: { memberId, name } });
  const decisions = [
    { ...told!, ...of(ALICE) },
    { ...untold!, ...of(NADIA) },
  ];
  const state = scene('waiting', NOW);
  const me = { ...state.snapshot!.me, role, permissions: [...permissionsOf(role)] };
  await renderLive(
    <CallProvider call={async () => Response.json({ ...DECISIONS, decisions })}>
      <AlertScreen seq={7} onBack={() => undefined} onOpen={(path) => opened.push(path)} />
    </CallProvider>,
    { ...state, snapshot: { ...state.snapshot!, me } },
  );
  expect(await screen.findByText('Nadia Rahal')).toBeOnTheScreen();
  return opened;
}

test('an admin comes from who was not told to what reaches them', async () => {
  const opened = await openAs('admin');
  await userEvent.setup().press(screen.getByRole('link', { name: 'What reaches Nadia Rahal' }));
  expect(opened).toEqual([`/members/${NADIA.id}`]);
});

test('an operator reads who was told, and no name leads anywhere', async () => {
  await openAs('operator');
  expect(screen.queryByRole('link')).toBeNull();
});

test('what is not there is said with its code', async () => {
  const call = jest.fn(async () => Response.json({ code: 'not_found' }, { status: 404 }));
  await renderLive(
    <CallProvider call={call}>
      <AlertScreen seq={7} onBack={() => undefined} onOpen={() => undefined} />
    </CallProvider>,
    scene('waiting', NOW),
  );
  expect(await screen.findByText('This is not here')).toBeOnTheScreen();
});
