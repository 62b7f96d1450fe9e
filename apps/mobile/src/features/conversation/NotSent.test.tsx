import { screen, userEvent } from '@testing-library/react-native';
import type { Client } from '@baton/client';
import { renderLive } from '../../../jest/render.tsx';
import { scene } from '../../live/sample/client.ts';
import { yusuf } from '../../live/sample/night.ts';
import { id } from '../../live/sample/people.ts';
import { ConversationScreen } from './ConversationScreen.tsx';
import { pieces } from './late-pieces.ts';

const mockCopy = jest.fn((_text: string) => Promise.resolve(true));
jest.mock('../../platform/copy', () => ({ copyText: (text: string) => mockCopy(text) }));

test('what came too late says who has it now, and its words can be copied, sent again or dropped', async () => {
  const state = scene('theirs', Date.now());
  const conversationId = yusuf(0).id;
  const item = { id: id(9001), conversationId, kind: 'text', text: 'İade gönderildi.', fence: 2 } as const;
  const refused = {
    at: Date.now(),
    state: 'failed',
    seq: null,
    code: 'not_holder',
    by: 'Ben Okafor',
  } as const;
  const discard = jest.fn<ReturnType<Client['discard']>, Parameters<Client['discard']>>();
  await renderLive(
    <ConversationScreen
      conversationId={conversationId}
      wide={false}
      panel={false}
      pieces={pieces}
      onBack={jest.fn()}
      onOpen={jest.fn()}
    />,
    { ...state, outbox: [{ ...item, ...refused }] },
    { discard },
  );
  expect(screen.getByText('Not sent: Ben has this conversation now')).toBeOnTheScreen();
  const user = userEvent.setup();
  await user.press(screen.getByRole('button', { name: 'Copy' }));
  expect(mockCopy).toHaveBeenCalledWith('İade gönderildi.');
  expect(await screen.findByRole('button', { name: 'Copied' })).toBeOnTheScreen();
  await user.press(screen.getByRole('button', { name: 'Discard' }));
  expect(discard).toHaveBeenCalledWith(id(9001));
});
