import { act, fireEvent, screen, userEvent } from '@testing-library/react-native';
import type { Client } from '@baton/client';
import { renderLive } from '../../../../jest/render.tsx';
import { forgetDrafts } from '../../../live/drafts.ts';
import { scene } from '../../../live/sample/client.ts';
import { yusuf } from '../../../live/sample/night.ts';
import { BEN, id } from '../../../live/sample/people.ts';
import { ConversationScreen } from '../ConversationScreen.tsx';
import { pieces } from '../late-pieces.ts';

const NOW = Date.now();
const YUSUF = yusuf(NOW).id;
const HELLO = 'Hello Yusuf, this is Alice Meyer. One moment please.';
const onOpen = jest.fn();
const send = jest.fn<string, Parameters<Client['send']>>(() => 'id');

async function open(state = scene('mine', NOW)) {
  send.mockClear();
  forgetDrafts();
  const page = (
    <ConversationScreen
      conversationId={YUSUF}
      wide={false}
      panel={false}
      pieces={pieces}
      onBack={jest.fn()}
      onOpen={onOpen}
    />
  );
  await renderLive(page, state, { send });
}
const composer = () => screen.getByLabelText('Reply to Yusuf');
const note = () => screen.getByLabelText('A note only your team sees');
const press = (field: ReturnType<typeof composer>, key: string) =>
  act(async () => {
    fireEvent(field, 'keyPress', { nativeEvent: { key }, preventDefault: () => undefined });
  });

test('a slash lists canned replies; a tap takes one, filled in, to be sent or changed', async () => {
  await open();
  const user = userEvent.setup();
  await user.type(composer(), '/he');
  await user.press(screen.getByRole('option', { name: `/hello, ${HELLO}` }));
  expect(composer()).toHaveDisplayValue(HELLO);
  expect(screen.queryByRole('option')).toBeNull();
  expect(send).not.toHaveBeenCalled();
});

test('arrows walk, Enter takes, and Escape keeps it closed while the same shortcut goes on', async () => {
  const state = scene('mine', NOW);
  const second = { id: id(32), shortcut: 'help', text: 'How can I help?', botId: null };
  const cannedReplies = { ...state.snapshot!.cannedReplies, [second.id]: second };
  await open({ ...state, snapshot: { ...state.snapshot!, cannedReplies } });
  const user = userEvent.setup();
  await user.type(composer(), '/he');
  expect(screen.getByRole('option', { selected: true })).toHaveTextContent(/^\/hello/);
  await press(composer(), 'ArrowDown');
  expect(screen.getByRole('option', { selected: true })).toHaveTextContent(/^\/help/);
  await press(composer(), 'Escape');
  expect(screen.queryByRole('option')).toBeNull();
  await user.type(composer(), 'l');
  expect(screen.queryByRole('option')).toBeNull();
  await user.clear(composer());
  await user.type(composer(), '/help');
  await press(composer(), 'Enter');
  expect(composer()).toHaveDisplayValue('How can I help?');
});

test('where nothing fits, the way to write one is there', async () => {
  await open();
  const user = userEvent.setup();
  await user.type(composer(), '/zzz');
  expect(screen.getByText('No canned reply has “zzz”.')).toBeOnTheScreen();
  await user.press(screen.getByRole('button', { name: 'Write one' }));
  expect(onOpen).toHaveBeenCalledWith('/settings/replies');
});

test('a note calls a teammate by @, and is sent with who was called', async () => {
  await open();
  const user = userEvent.setup();
  await user.press(screen.getByRole('button', { name: 'Write a note' }));
  await user.type(note(), 'Please check, @be');
  await user.press(screen.getByRole('option', { name: 'Ben Okafor, Admin' }));
  expect(note()).toHaveDisplayValue('Please check, @Ben Okafor ');
  await user.press(screen.getByRole('button', { name: 'Send' }));
  expect(send).toHaveBeenCalledWith(YUSUF, 'Please check, @Ben Okafor', { kind: 'note', mentions: [BEN.id] });
});
