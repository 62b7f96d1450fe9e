import { screen, userEvent } from '@testing-library/react-native';
import { permissionsOf } from '@baton/core';
import type { BotAudience, ExplainedPolicy, Role } from '@baton/protocol';
import { answering } from '../../../jest/answering.tsx';
import { renderLive } from '../../../jest/render.tsx';
import { scene } from '../../live/sample/client.ts';
import { ALICE, BEN, BOOKING } from '../../live/sample/people.ts';
import { BotPolicy } from './BotPolicy.tsx';

const { policy, id } = BOOKING;
const explained: ExplainedPolicy = {
  policy: { ...policy, ringEveryMs: 30_000, slaMs: 300_000 },
  own: { ringEveryMs: 30_000 },
  inherited: { ...policy, slaMs: 300_000 },
  organization: { slaMs: 300_000 },
};
const holder = ({ id: memberId, name }: { id: string; name: string }) => ({ memberId, name });
const audience: BotAudience = {
  botId: id,
  reachable: 0,
  since: Date.now() - 600_000,
  members: [
    {
      member: holder(ALICE),
      role: 'operator',
      ring: null,
      reason: 'no_device',
      words: 'Alice Meyer: skipped, no device is registered',
    },
    {
      member: holder(BEN),
      role: 'admin',
      ring: 4,
      reason: 'handoff_waits',
      words: 'Ben Okafor: pushed, a customer of Booking waits',
    },
  ],
};

async function open(role: Role) {
  const { around, calls } = answering({
    [`/v1/bots/${id}/policy`]: explained,
    [`/v1/bots/${id}/audience`]: audience,
  });
  const opened: string[] = [];
  const state = scene('waiting', Date.now());
  const { snapshot } = state;
  const me = { ...snapshot!.me, role, permissions: [...permissionsOf(role)] };
  await renderLive(around(<BotPolicy botId={id} wide={false} onOpen={(path) => opened.push(path)} />), {
    ...state,
    snapshot: { ...snapshot!, me },
  });
  await screen.findByText('Time between rings');
  return { calls, opened, user: userEvent.setup() };
}

test('an admin sees whose word each value is, sets one, and goes back to what is inherited', async () => {
  const { calls, user } = await open('admin');
  expect(screen.getByText('This bot’s own. Baton’s default: 1 min')).toBeOnTheScreen();
  expect(screen.getByText('Organization default: 5 min')).toBeOnTheScreen();
  await user.press(screen.getByRole('button', { name: 'Time between rings, now 30 s. Change it' }));
  await user.press(screen.getByRole('radio', { name: '2 min' }));
  await user.press(screen.getByRole('button', { name: 'Back to 1 min' }));
  const path = `/v1/bots/${id}/policy`;
  expect(calls).toEqual([
    { path, method: 'PATCH', body: { ringEveryMs: 120_000 } },
    { path, method: 'PATCH', body: { ringEveryMs: null } },
  ]);
});

test('an admin comes from a member’s line to what reaches them, and from their own to their settings', async () => {
  const { opened, user } = await open('admin');
  await user.press(
    await screen.findByRole('link', { name: /^What reaches Ben Okafor\. Admin\. From ring 4/ }),
  );
  // Alice is who looks.
  const own = 'What reaches Alice Meyer. Operator. Not. No device is registered, or none answers any more.';
  await user.press(screen.getByRole('link', { name: own }));
  expect(opened).toEqual([`/members/${BEN.id}`, '/notifications']);
});

test('a value that nobody changed here has nothing to go back to', async () => {
  const { user } = await open('owner');
  await user.press(screen.getByRole('button', { name: 'A human should come within, now 5 min. Change it' }));
  expect(screen.queryByRole('button', { name: /^Back to/ })).toBeNull();
});

test('an operator reads it, with a lock that names who can change it', async () => {
  await open('operator');
  expect(await screen.findByText('From ring 4')).toBeOnTheScreen();
  expect(screen.queryByRole('link')).toBeNull();
  expect(screen.getByText('An admin or the owner can change this. Ask one of them.')).toBeOnTheScreen();
  expect(screen.queryByRole('button')).toBeNull();
});

test('that nobody can be reached is said loudly, with who would hear of it later and why others would not', async () => {
  await open('operator');
  expect(screen.getByText('Nobody would hear a customer who asks for a human now')).toBeOnTheScreen();
  expect(screen.getByText(/^For 10 min. Later rings would reach somebody/)).toBeOnTheScreen();
  expect(screen.getByText('From ring 4')).toBeOnTheScreen();
  expect(screen.getByText('No device is registered, or none answers any more.')).toBeOnTheScreen();
});
