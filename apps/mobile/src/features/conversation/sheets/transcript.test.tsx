import { act, fireEvent, screen, userEvent } from '@testing-library/react-native';
import { renderLive } from '../../../../jest/render.tsx';
import { CallProvider } from '../../../live/answers.tsx';
import { scene } from '../../../live/sample/client.ts';
import { TranscriptSheet } from './TranscriptSheet.tsx';

const mockSaved = jest.fn();
const mockMailed = jest.fn();
jest.mock('../../../platform/hand-out', () => ({
  shares: false,
  saveText: (...given: unknown[]) => mockSaved(...given),
  mailText: (...given: unknown[]) => mockMailed(...given),
}));

const asked: string[] = [];
async function open(ok = true) {
  asked.length = 0;
  const call = (path: string) => {
    asked.push(path);
    return Promise.resolve({ ok, status: ok ? 200 : 500, text: async () => 'What was said' } as Response);
  };
  await renderLive(
    <CallProvider call={call}>
      <TranscriptSheet conversationId="c1" name="Yusuf Demir" wide onClose={jest.fn()} />
    </CallProvider>,
    scene('mine', Date.now()),
  );
}

test('is saved as text or as a page, with the notes only when they are wanted', async () => {
  await open();
  const user = userEvent.setup();
  await user.press(screen.getByRole('button', { name: 'Save as text' }));
  expect(asked[0]).toMatch(/^\/v1\/conversations\/c1\/transcript\?format=text&zone=[^&]+&notes=false$/);
  expect(mockSaved).toHaveBeenCalledWith('Yusuf-Demir.txt', 'text/plain', 'What was said');
  await act(async () => {
    fireEvent(screen.getByRole('switch', { name: 'With your team’s notes' }), 'valueChange', true);
  });
  await user.press(screen.getByRole('button', { name: 'Save as a page' }));
  expect(asked[1]).toMatch(/format=html&.*notes=true$/);
  expect(mockSaved).toHaveBeenLastCalledWith('Yusuf-Demir.html', 'text/html', 'What was said');
});

test('is mailed', async () => {
  await open();
  await userEvent.setup().press(screen.getByRole('button', { name: 'Send by e-mail' }));
  expect(mockMailed).toHaveBeenCalledWith('Conversation with Yusuf Demir', 'What was said');
});

test('says when it cannot be had', async () => {
  await open(false);
  await userEvent.setup().press(screen.getByRole('button', { name: 'Save as text' }));
  expect(screen.getByText('It cannot be had now. Try again.')).toBeOnTheScreen();
});
