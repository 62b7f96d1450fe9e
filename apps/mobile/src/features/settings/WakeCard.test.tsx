import { screen, userEvent } from '@testing-library/react-native';
import { renderPlain } from '../../../jest/render.tsx';
import type { PushState } from '../../push/usePush.ts';
import { WakeCard } from './WakeCard.tsx';

const nothing = () => undefined;
const show = (part: Partial<PushState>) => {
  const push: PushState = {
    standing: 'off',
    busy: false,
    failed: null,
    tested: null,
    turnOn: nothing,
    turnOff: nothing,
    test: nothing,
    ...part,
  };
  return renderPlain(<WakeCard push={push} transport="web_push" />);
};

test('a device that is off says so, and one tap turns it on', async () => {
  const turnOn = jest.fn();
  await show({ turnOn });
  expect(screen.getByText('This device will not wake you')).toBeOnTheScreen();
  await userEvent.setup().press(screen.getByRole('button', { name: 'Turn on notifications' }));
  expect(turnOn).toHaveBeenCalled();
});

test('a device that can wake you says through what, and what the last test gave', async () => {
  await show({ standing: 'ready', tested: { at: new Date(2026, 10, 20, 21, 39).getTime(), rangMs: 1300 } });
  expect(screen.getByText('This device can wake you')).toBeOnTheScreen();
  expect(screen.getByText('Web Push')).toBeOnTheScreen();
  expect(screen.getByText('Tested 21:39. Rang in 1.3 s.')).toBeOnTheScreen();
});

test('a test that nobody heard is not called a success', async () => {
  await show({ standing: 'ready', tested: { at: new Date(2026, 10, 20, 21, 39).getTime(), rangMs: null } });
  expect(screen.getByText('Tested 21:39. This device did not answer.')).toBeOnTheScreen();
});

test('blocked and unsupported offer no button that cannot work', async () => {
  await show({ standing: 'denied' });
  expect(screen.getByText('Notifications are blocked here')).toBeOnTheScreen();
  expect(screen.queryByRole('button')).toBeNull();
});
