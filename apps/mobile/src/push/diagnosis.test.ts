import type { DeviceShown } from '@baton/protocol';
import { diagnose } from './diagnosis.ts';
import type { Findings } from './diagnosis.ts';

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;
const device: DeviceShown = {
  id: '00000000-0000-4000-8000-000000000001',
  transport: 'fcm',
  label: 'Pixel 9',
  registeredAt: NOW - 100 * HOUR,
  lastAckAt: NOW - HOUR,
  gone: false,
  silentSince: null,
  canary: { at: NOW - 9 * HOUR, state: 'received' },
};
const well: Findings = {
  standing: 'ready',
  examined: { address: 'fcm …1a2b', channel: 'loud', worker: null },
  device,
  now: NOW,
};

test.each<[string, Partial<Findings>, 'yes' | 'no' | 'unsure', string]>([
  ['all is well', {}, 'yes', ''],
  ['notifications are blocked', { standing: 'denied' }, 'no', 'permission denied'],
  ['it was never turned on', { standing: 'off', device: null }, 'no', 'permission off, address none'],
  [
    'the channel makes no sound',
    { examined: { ...well.examined, channel: 'quieted' } },
    'no',
    'channel quieted',
  ],
  ['the channel is off', { examined: { ...well.examined, channel: 'blocked' } }, 'no', 'channel blocked'],
  ['the worker is gone', { examined: { ...well.examined, worker: 'missing' } }, 'no', 'worker missing'],
  ['the address died', { device: { ...device, gone: true } }, 'no', 'address gone'],
  ['the server is away', { device: 'unreachable' }, 'unsure', 'address unreachable'],
  [
    'nothing was ever answered',
    { device: { ...device, lastAckAt: null, canary: null } },
    'unsure',
    'receipt never',
  ],
  ['the last answer is old', { device: { ...device, lastAckAt: NOW - 80 * HOUR } }, 'unsure', 'receipt long'],
  [
    'one night was not answered',
    { device: { ...device, canary: { at: NOW - HOUR, state: 'sent' } } },
    'unsure',
    'canary open',
  ],
  [
    'it stopped answering',
    { device: { ...device, silentSince: NOW - 40 * HOUR, canary: { at: NOW - HOUR, state: 'sent' } } },
    'no',
    'receipt silent, canary open',
  ],
])('%s', (_what, part, wakes, wrong) => {
  const diagnosis = diagnose({ ...well, ...part });
  expect(diagnosis.wakes).toBe(wakes);
  const found = diagnosis.checks
    .filter(({ state }) => state !== 'well')
    .map(({ name, note }) => `${name} ${note}`);
  expect(found.join(', ')).toBe(wrong);
});
