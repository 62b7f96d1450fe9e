import { act, waitFor } from '@testing-library/react-native';
import { answering } from '../../jest/answering.tsx';
import { renderLive } from '../../jest/render.tsx';
import { scene } from '../live/sample/client.ts';
import { chooseSound } from '../preferences/sound-choice.ts';
import { Attention } from './Attention.tsx';

const mockCounts: number[] = [];
const mockPlay = jest.fn();
jest.mock('../platform/attention', () => ({ showCount: (count: number) => void mockCounts.push(count) }));
jest.mock('../platform/tone', () => ({ tone: { available: true, play: () => mockPlay() } }));

const NOW = Date.now();
const awake = {
  quietHours: null,
  organizationQuietHours: null,
  overrideQuietHours: null,
  snoozedUntil: null,
  language: 'en',
};

/** Nobody waits, and then three begin to. */
async function three(peace: object) {
  mockPlay.mockClear();
  const { around } = answering({ '/v1/me/peace': peace });
  const client = await renderLive(around(<Attention at="queue" />), scene('empty', NOW));
  await act(async () => client.set({ snapshot: scene('waiting', NOW).snapshot }));
}

test('how many wait is shown, and who begins to wait is heard once', async () => {
  chooseSound('awake');
  await three(awake);
  await waitFor(() => expect(mockPlay).toHaveBeenCalledTimes(1));
  expect(mockCounts.at(-1)).toBe(3);
});

test('it is silent for who snoozes or is in quiet hours, unless they want it always', async () => {
  const asleep = { ...awake, snoozedUntil: NOW + 3_600_000 };
  await three(asleep);
  await act(async () => new Promise((done) => setTimeout(done, 50)));
  expect(mockPlay).not.toHaveBeenCalled();
  chooseSound('always');
  await three(asleep);
  await waitFor(() => expect(mockPlay).toHaveBeenCalledTimes(1));
  chooseSound('off');
  await three(awake);
  await act(async () => new Promise((done) => setTimeout(done, 50)));
  expect(mockPlay).not.toHaveBeenCalled();
});
