import { act, screen, userEvent } from '@testing-library/react-native';
import { Text } from 'react-native';
import { renderPlain } from '../../jest/render.tsx';
import { keepPages, later } from './later.tsx';

const mockBack = jest.fn();
jest.mock('expo-router', () => ({ useRouter: () => ({ canGoBack: () => true, back: mockBack }) }));
let mockIdle: () => void = () => undefined;
jest.mock('../platform/idle', () => ({
  whenIdle: (run: () => void) => {
    mockIdle = run;
    return () => undefined;
  },
}));

const Page = ({ name }: { name: string }) => <Text>{`The page of ${name}`}</Text>;

test('a page that cannot be fetched says so, leads back, and comes when it can', async () => {
  const load = jest.fn(async () => Page);
  load.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  const Later = later<{ name: string }>(load);
  await renderPlain(<Later name="Alice" />);
  expect(await screen.findByText('This page is not on this device yet')).toBeOnTheScreen();
  const user = userEvent.setup();
  await user.press(screen.getByRole('button', { name: 'Back' }));
  expect(mockBack).toHaveBeenCalled();
  await user.press(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('The page of Alice')).toBeOnTheScreen();
});

test('what was fetched ahead is there at once; what operators never see is not fetched', async () => {
  const load = jest.fn(async () => Page);
  const hidden = jest.fn(async () => Page);
  const Later = later<{ name: string }>(load);
  later(hidden, { keep: false });
  keepPages();
  expect(load).not.toHaveBeenCalled();
  await act(async () => mockIdle());
  await renderPlain(<Later name="Ben" />);
  expect(screen.getByText('The page of Ben')).toBeOnTheScreen();
  expect(load).toHaveBeenCalledTimes(1);
  expect(hidden).not.toHaveBeenCalled();
});
