import { act, screen } from '@testing-library/react-native';
import type { ClientState } from '@baton/client';
import { renderLive } from '../../../jest/render.tsx';
import { scene } from '../../live/sample/client.ts';
import { Missing } from './Missing.tsx';

const NOT_HERE = 'This conversation is not here';
const at = (phase: ClientState['phase']) =>
  renderLive(<Missing onBack={() => undefined} />, { ...scene('waiting', Date.now()), phase });

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('what a push told of is not called missing while the server is still asked', async () => {
  const client = await at('starting');
  await act(async () => jest.advanceTimersByTime(10_000));
  expect(screen.queryByText(NOT_HERE)).toBeNull();
  await act(async () => client.set({ phase: 'live' }));
  expect(screen.queryByText(NOT_HERE)).toBeNull();
  await act(async () => jest.advanceTimersByTime(2_000));
  expect(screen.getByText(NOT_HERE)).toBeOnTheScreen();
});

test('without the server it may still come', async () => {
  await at('offline');
  expect(screen.getByText('This conversation is not on this device yet')).toBeOnTheScreen();
  expect(screen.queryByText(NOT_HERE)).toBeNull();
});
