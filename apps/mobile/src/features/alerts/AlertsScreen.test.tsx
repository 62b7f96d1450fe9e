import { screen, userEvent } from '@testing-library/react-native';
import type { AlertShown } from '@baton/protocol';
import { answering } from '../../../jest/answering.tsx';
import { renderLive } from '../../../jest/render.tsx';
import { scene } from '../../live/sample/client.ts';
import { BOOKING } from '../../live/sample/people.ts';
import { AlertsScreen } from './AlertsScreen.tsx';

const now = Date.now();
const alert = (seq: number): AlertShown => ({
  seq,
  kind: 'bot_update.tool_added',
  at: now - (100 - seq) * 1000,
  subject: { type: 'bot', id: BOOKING.id, name: `Bot ${seq}` },
  over: false,
  pushed: 2,
  held: 1,
  skipped: 0,
});

test('what people were told of goes back page by page, each once', async () => {
  const { around } = answering({
    '/v1/alerts': { alerts: [alert(9), alert(8)], next: 8 },
    '/v1/alerts?before=8': { alerts: [alert(7)], next: null },
  });
  const onOpen = jest.fn();
  await renderLive(around(<AlertsScreen onBack={() => undefined} onOpen={onOpen} />), scene('waiting', now));
  const user = userEvent.setup();
  await user.press(await screen.findByRole('button', { name: 'Show earlier' }));
  await user.press(await screen.findByText('Bot 7'));
  expect(onOpen).toHaveBeenCalledWith(7);
  expect(screen.getAllByText('Bot 8')).toHaveLength(1);
  expect(screen.queryByRole('button', { name: 'Show earlier' })).toBeNull();
});
