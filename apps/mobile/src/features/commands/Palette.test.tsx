import { act, fireEvent, screen, userEvent } from '@testing-library/react-native';
import { renderLive } from '../../../jest/render.tsx';
import { scene } from '../../live/sample/client.ts';
import { yusuf } from '../../live/sample/night.ts';
import { ALICE } from '../../live/sample/people.ts';
import { HelpSheet } from './HelpSheet.tsx';
import { Palette } from './Palette.tsx';

const NOW = Date.now();
const mine = yusuf(NOW, ALICE).id;

async function open(on: string | null, answers = {}) {
  const onGo = jest.fn();
  const onClose = jest.fn();
  await renderLive(
    <Palette open={on} onGo={onGo} onClose={onClose} />,
    scene(on === null ? 'waiting' : 'mine', NOW),
    answers,
  );
  const input = screen.getByPlaceholderText('A customer, a page, something to do');
  const key = (name: string) =>
    act(async () => {
      fireEvent(input, 'keyPress', { nativeEvent: { key: name }, preventDefault: () => undefined });
      await new Promise((done) => setTimeout(done, 0));
    });
  return { onGo, onClose, input, key, user: userEvent.setup() };
}

test('a customer is found by the beginning of a name, and Enter goes there', async () => {
  const { onGo, onClose, input, key, user } = await open(null);
  await user.type(input, 'tomas');
  expect(screen.getByText('Tomás Herrera')).toBeOnTheScreen();
  await key('Enter');
  expect(onClose).toHaveBeenCalled();
  expect(onGo).toHaveBeenCalledWith(expect.stringMatching(/^\/conversations\/.+0104$/));
});

test('the arrows go around; without words there are the pages and those who wait', async () => {
  const { onGo, key } = await open(null);
  expect(screen.getByText('Yusuf Demir')).toBeOnTheScreen();
  expect(screen.queryByText('Marta Kowalska')).toBeNull();
  await key('ArrowDown');
  await key('ArrowUp');
  await key('ArrowDown');
  await key('Enter');
  expect(onGo).toHaveBeenCalledWith('/activity');
});

test('what has no key is done to the open conversation by its name; a refusal is told', async () => {
  const snooze = jest.fn(async () => ({ ok: false as const, code: 'not_yours' }));
  const label = jest.fn(async () => ({ ok: true as const }));
  const { input, key, user } = await open(mine, { snooze, label });
  await user.type(input, 'label: refund');
  await key('Enter');
  expect(label).toHaveBeenCalledWith(mine, { add: [expect.any(String)] });
  await user.clear(input);
  await user.type(input, 'snooze for 1');
  await key('Enter');
  expect(snooze).toHaveBeenCalledWith(mine, expect.any(Number));
  expect(await screen.findByText('That did not work')).toBeOnTheScreen();
});

test('nothing of that name is said', async () => {
  const { input, user } = await open(null);
  await user.type(input, 'qqq');
  expect(screen.getByText('Nothing is called that.')).toBeOnTheScreen();
});

test('the sheet of keys lists them all', async () => {
  await renderLive(<HelpSheet wide={false} onClose={() => undefined} />, scene('waiting', NOW));
  expect(screen.getByText('Who waits longest')).toBeOnTheScreen();
  expect(screen.getByRole('switch', { name: 'Single keys' })).toBeOnTheScreen();
});
