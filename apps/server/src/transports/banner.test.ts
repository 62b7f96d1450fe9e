import { expect, test } from 'vitest';
import type { Loudness } from '@baton/protocol';
import { bannerOf } from './banner.ts';
import { samplePush } from './sample-push.ts';

const LOUDNESSES: Loudness[] = ['critical', 'loud', 'normal', 'quiet'];
const shownAs = (address: unknown, loudness: Loudness) =>
  bannerOf(samplePush(address, { payload: { loudness, quiet: loudness === 'quiet' } }));

test('each loudness has a channel on phones that have made them', () => {
  const told = { token: 'phone-of-alice', channels: 'by_loudness' };
  const channels = LOUDNESSES.map((loudness) => shownAs(told, loudness).androidChannel);
  expect(channels).toEqual(['escalation', 'loud', 'normal', 'quiet']);
});

test('no channel is named that an older app has not made: it would show nothing', () => {
  const channels = LOUDNESSES.map((loudness) => shownAs({ token: 'phone-of-ben' }, loudness).androidChannel);
  expect(channels).toEqual(['escalation', 'escalation', 'escalation', 'quiet']);
});

test('only what is critical breaks through a Focus on an iPhone, and what is quiet makes no sound', () => {
  const shown = LOUDNESSES.map((loudness) => shownAs({ token: 'x' }, loudness));
  expect(shown.map(({ interruption }) => interruption)).toEqual([
    'time-sensitive',
    'active',
    'active',
    'passive',
  ]);
  expect(shown.map(({ sound }) => sound)).toEqual(['default', 'default', 'default', null]);
});
