import { act, screen, userEvent } from '@testing-library/react-native';
import { renderLive } from '../../../jest/render.tsx';
import type { Client, ClientState } from '@baton/client';
import type { Entry } from '@baton/protocol';
import { scene } from '../../live/sample/client.ts';
import { yusuf } from '../../live/sample/night.ts';
import { ALICE, BEN, id } from '../../live/sample/people.ts';
import { forgetDrafts } from '../../live/drafts.ts';
import { pieces } from './late-pieces.ts';
import { ConversationScreen } from './ConversationScreen.tsx';

const NOW = Date.now();
const YUSUF = yusuf(NOW).id;
const onBack = jest.fn();
const onOpen = jest.fn();

const open = (state: ClientState, answers: Partial<Client> = {}, wide = false) =>
  renderLive(
    <ConversationScreen
      conversationId={YUSUF}
      wide={wide}
      panel={false}
      pieces={pieces}
      onBack={onBack}
      onOpen={onOpen}
    />,
    state,
    answers,
  );

/** The state after somebody else's entry changed the conversation. */
function changed(state: ClientState, conversation: ReturnType<typeof yusuf>): Partial<ClientState> {
  if (!state.snapshot) throw new Error('the scene has no snapshot');
  return {
    snapshot: {
      ...state.snapshot,
      conversations: { ...state.snapshot.conversations, [conversation.id]: conversation },
    },
  };
}

const claimButton = () => screen.queryByRole('button', { name: 'Claim' });
const composer = () => screen.queryByLabelText('Reply to Yusuf');

test('beside the queue there is nothing to go back to; without a panel the brief is on top and the customer behind “More”', async () => {
  await open(scene('waiting', NOW), {}, true);
  expect(screen.queryByRole('button', { name: 'Back' })).toBeNull();
  expect(screen.getByText('Asked for a human')).toBeOnTheScreen();
  await userEvent.setup().press(screen.getByRole('button', { name: 'More' }));
  expect(screen.getByRole('button', { name: 'Customer' })).toBeOnTheScreen();
});

describe('waiting', () => {
  test('shows the brief, why, and Claim; one tap has it and the bar becomes the composer', async () => {
    const state = scene('waiting', NOW);
    const claim = jest.fn<ReturnType<Client['claim']>, [string]>(() => Promise.resolve({ won: true }));
    const client = await open(state, { claim });
    expect(screen.getByText('Asked for a human')).toBeOnTheScreen();
    expect(screen.getByText(/^4:\d\d$/)).toBeOnTheScreen();
    expect(composer()).toBeNull();

    await userEvent.setup().press(claimButton()!);
    expect(claim).toHaveBeenCalledWith(id(1001));
    await act(async () => client.set(changed(state, yusuf(NOW, ALICE))));
    expect(claimButton()).toBeNull();
    expect(composer()).toBeOnTheScreen();
  });

  test('a lost race says who took it and by how much', async () => {
    const state = scene('waiting', NOW);
    const client = await open(state, {
      claim: () => Promise.resolve({ won: false, code: 'already_claimed', by: 'Ben Okafor', aheadMs: 2100 }),
    });
    await userEvent.setup().press(claimButton()!);
    await act(async () => client.set(changed(state, yusuf(NOW, BEN))));
    expect(screen.getByText('Ben took it 2 s before you')).toBeOnTheScreen();
    expect(composer()).toBeNull();
  });

  test('a claim that the server did not answer can be tried again', async () => {
    await open(scene('waiting', NOW), {
      claim: () => Promise.resolve({ won: false, code: 'no_answer', by: null, aheadMs: null }),
    });
    await userEvent.setup().press(claimButton()!);
    expect(screen.getByText('The server did not answer. Try again.')).toBeOnTheScreen();
    expect(claimButton()).toBeEnabled();
  });
});

describe('mine', () => {
  test('sends what was written and empties the composer', async () => {
    const send = jest.fn<string, Parameters<Client['send']>>(() => 'id');
    await open(scene('mine', NOW), { send });
    const user = userEvent.setup();
    await user.type(composer()!, 'İade bugün gönderildi.');
    await user.press(screen.getByRole('button', { name: 'Send' }));
    expect(send).toHaveBeenCalledWith(YUSUF, 'İade bugün gönderildi.', { kind: 'text' });
    expect(composer()).toHaveDisplayValue('');
  });

  test('a note goes out as a note', async () => {
    const send = jest.fn<string, Parameters<Client['send']>>(() => 'id');
    await open(scene('mine', NOW), { send });
    const user = userEvent.setup();
    await user.press(screen.getByRole('button', { name: 'Write a note' }));
    await user.type(screen.getByLabelText('A note only your team sees'), 'Refund, not a voucher.');
    await user.press(screen.getByRole('button', { name: 'Send' }));
    expect(send).toHaveBeenCalledWith(YUSUF, 'Refund, not a voucher.', { kind: 'note' });
  });

  test('hands back with an outcome and facts', async () => {
    const handBack = jest.fn<ReturnType<Client['handBack']>, Parameters<Client['handBack']>>(() =>
      Promise.resolve({ ok: true }),
    );
    await open(scene('mine', NOW), { handBack });
    const user = userEvent.setup();
    await user.press(screen.getByRole('button', { name: 'Hand back to bot' }));
    await user.type(screen.getByLabelText('Outcome'), 'Refunded in full');
    await user.press(screen.getByRole('button', { name: 'Add a fact' }));
    await user.type(screen.getByLabelText('Name'), 'refund');
    await user.type(screen.getByLabelText('Value'), '61.50');
    await user.press(screen.getByRole('button', { name: 'Hand back' }));
    expect(handBack).toHaveBeenCalledWith(YUSUF, { outcome: 'Refunded in full', facts: { refund: '61.50' } });
    expect(screen.queryByLabelText('Outcome')).toBeNull();
  });

  test('a refused resolve says why', async () => {
    await open(scene('mine', NOW), { resolve: () => Promise.resolve({ ok: false, code: 'not_holder' }) });
    await userEvent.setup().press(screen.getByRole('button', { name: 'Resolve' }));
    expect(screen.getByText('You do not hold this conversation any more.')).toBeOnTheScreen();
  });

  test('reads for the customer', async () => {
    const read = jest.fn();
    await open(scene('mine', NOW), { read });
    expect(read).toHaveBeenCalledWith(YUSUF, 1);
  });

  test('a lease that ends asks, and a tap keeps it', async () => {
    const state = scene('mine', NOW);
    const held = yusuf(NOW, ALICE);
    const keepLease = jest.fn<ReturnType<Client['keepLease']>, [string]>(() => Promise.resolve({ ok: true }));
    await open(
      { ...state, ...changed(state, { ...held, handoff: { ...held.handoff!, leaseEndsAt: NOW + 45_000 } }) },
      { keepLease },
    );
    expect(screen.getByText('Still with Yusuf?')).toBeOnTheScreen();
    await userEvent.setup().press(screen.getByRole('button', { name: 'Keep it' }));
    expect(keepLease).toHaveBeenCalledWith(YUSUF);
  });
});

test('somebody else’s is read along, and not read for the customer', async () => {
  const read = jest.fn();
  await open(scene('theirs', NOW), { read });
  expect(screen.getByText('Ben has this conversation')).toBeOnTheScreen();
  expect(composer()).toBeNull();
  expect(read).not.toHaveBeenCalled();
});

describe('with a teammate', () => {
  const note = () => screen.queryByLabelText('A note only your team sees');

  test('whoever may respond leaves a note, and nothing that the customer could get', async () => {
    const send = jest.fn<string, Parameters<Client['send']>>(() => 'id');
    const typing = jest.fn();
    await open(scene('theirs', NOW), { send, typing });
    expect(screen.getByText('Ben has this conversation')).toBeOnTheScreen();
    expect(screen.getByText('You can leave a note.')).toBeOnTheScreen();
    for (const name of ['Write a note', 'Attach a file, up to 10 MB', 'Hand back to bot'])
      expect(screen.queryByRole('button', { name })).toBeNull();
    const user = userEvent.setup();
    await user.type(note()!, 'Look, @be');
    await user.press(screen.getByRole('option', { name: 'Ben Okafor, Admin' }));
    await user.press(screen.getByRole('button', { name: 'Send' }));
    expect(send).toHaveBeenCalledWith(YUSUF, 'Look, @Ben Okafor', {
      kind: 'note',
      mentions: [BEN.id],
    });
    expect(note()).toHaveDisplayValue('');
    expect(typing).not.toHaveBeenCalledWith(YUSUF, true);
  });

  test('a note that was begun is not found in the reply, once the conversation is one’s own', async () => {
    forgetDrafts();
    const state = scene('theirs', NOW);
    const client = await open(state);
    await userEvent.setup().type(note()!, 'He lies');
    await act(async () => client.set(changed(state, yusuf(NOW, ALICE))));
    expect(composer()).toHaveDisplayValue('');
    await act(async () => client.set(changed(state, yusuf(NOW, BEN))));
    expect(note()).toHaveDisplayValue('He lies');
    forgetDrafts();
  });

  test('of notes by several people each says whose it is', async () => {
    const state = scene('theirs', NOW);
    const thread = state.threads[YUSUF]!;
    const before = thread.entries.find((entry) => entry.type === 'message.added')!;
    const noteBy = (by: typeof ALICE | typeof BEN, seq: number, at: number): Entry => {
      const message = {
        ...before.message,
        id: id(9000 + seq),
        by: 'operator' as const,
        kind: 'note' as const,
      };
      return {
        ...before,
        seq,
        at,
        message: { ...message, memberId: by.id, name: by.name, text: `note ${seq}` },
      };
    };
    const entries = [before, noteBy(ALICE, 901, NOW), noteBy(BEN, 902, NOW)];
    await open({ ...state, threads: { [YUSUF]: { ...thread, entries } } });
    expect(screen.getAllByText(/^You · /)).toHaveLength(1);
    expect(screen.getAllByText(/^Ben · /)).toHaveLength(1);
  });

  test('whoever may not respond reads along', async () => {
    const state = scene('theirs', NOW);
    const snapshot = { ...state.snapshot!, me: { ...state.snapshot!.me, permissions: [] } };
    await open({ ...state, snapshot });
    expect(screen.getByText('You can read along.')).toBeOnTheScreen();
    expect(note()).toBeNull();
  });
});

describe('with nobody to reply to', () => {
  const note = () => screen.queryByLabelText('A note only your team sees');
  const toggle = () => screen.queryByRole('button', { name: 'Write a note' });
  const owned = (owner: 'queue' | 'bot' | 'nobody'): ClientState => {
    const state = scene('mine', NOW);
    return { ...state, ...changed(state, { ...yusuf(NOW), owner }) };
  };

  test.each(['queue', 'bot', 'nobody'] as const)(
    'a note can be left with %s, behind a button',
    async (owner) => {
      forgetDrafts();
      const send = jest.fn<string, Parameters<Client['send']>>(() => 'id');
      const typing = jest.fn();
      await open(owned(owner), { send, typing });
      expect(note()).toBeNull();
      const user = userEvent.setup();
      await user.press(toggle()!);
      await user.type(note()!, 'Seat 12A');
      await user.press(screen.getByRole('button', { name: 'Send' }));
      expect(send).toHaveBeenCalledWith(YUSUF, 'Seat 12A', { kind: 'note' });
      expect(note()).toHaveDisplayValue('');
      expect(typing).not.toHaveBeenCalledWith(YUSUF, true);
      await user.press(toggle()!);
      expect(note()).toBeNull();
    },
  );

  test('one that was begun stands open, whoever has the conversation then', async () => {
    forgetDrafts();
    const state = owned('queue');
    const client = await open(state);
    const user = userEvent.setup();
    await user.press(toggle()!);
    await user.type(note()!, 'He lies');
    for (const owner of ['bot', 'nobody'] as const) {
      await act(async () => client.set(changed(state, { ...yusuf(NOW), owner })));
      expect(note()).toHaveDisplayValue('He lies');
    }
    forgetDrafts();
  });

  test('whoever may not respond leaves none', async () => {
    for (const owner of ['queue', 'bot', 'nobody'] as const) {
      const state = owned(owner);
      const snapshot = { ...state.snapshot!, me: { ...state.snapshot!.me, permissions: [] } };
      await open({ ...state, snapshot });
      expect(toggle()).toBeNull();
      await screen.unmount();
    }
  });
});

test('a closed one says how it opens again', async () => {
  const state = scene('mine', NOW);
  await open({ ...state, ...changed(state, { ...yusuf(NOW, ALICE), owner: 'nobody' }) });
  expect(screen.getByText('A new message of the customer opens it again.')).toBeOnTheScreen();
  expect(composer()).toBeNull();
});

test('offline says how old it is, and a claim waits for the server', async () => {
  await open(scene('offline', NOW));
  expect(screen.getByText(/2 min ago/)).toBeOnTheScreen();
  expect(claimButton()).toBeDisabled();
});

test('a link to something that is not here says so, after what is on its way had its time', async () => {
  await open(scene('empty', NOW));
  expect(await screen.findByText('This conversation is not here', {}, { timeout: 10_000 })).toBeOnTheScreen();
});

test('opens the thread, tells that it is looked at, and takes both back when left', async () => {
  const calls: string[] = [];
  const note = (name: string) => (value: unknown) =>
    void calls.push(`${name} ${value === null ? 'nothing' : 'it'}`);
  await open(scene('waiting', NOW), {
    openThread: note('open'),
    viewing: note('view'),
    closeThread: note('close'),
  });
  await screen.unmount();
  expect(calls).toEqual(['open it', 'view it', 'close it', 'view nothing']);
});

test('tells that it is looked at again when the connection comes back', async () => {
  const viewing = jest.fn<ReturnType<Client['viewing']>, Parameters<Client['viewing']>>();
  const client = await open({ ...scene('waiting', NOW), phase: 'starting' }, { viewing });
  expect(viewing).not.toHaveBeenCalled();
  await act(async () => client.set({ phase: 'live' }));
  expect(viewing).toHaveBeenLastCalledWith(YUSUF);
});
