import type { PushPayload } from '@baton/protocol';
import { tapOf } from './tap.ts';

const NOW = 1_800_000_000_000;
const ring: PushPayload = {
  v: 1,
  kind: 'escalation',
  deliveryId: '00000000-0000-4000-8000-000000000001',
  tag: 'a1',
  seq: 1,
  title: '🆘 Customer escalation: Booking',
  body: '“Human, please”',
  url: '/conversations/00000000-0000-4000-8000-000000000101',
  expiresAt: NOW + 60_000,
  actions: [],
  claimToken: 'one-use',
  ackToken: 'ack',
  quiet: false,
};
const PLAIN = 'expo.modules.notifications.actions.DEFAULT';
const run: PushPayload = { ...ring, kind: 'workflow', url: '/workflows/runs/1', claimToken: null };
const over: PushPayload = { ...ring, expiresAt: NOW };

test.each<[string, PushPayload, string, ReturnType<typeof tapOf>]>([
  ['the banner', ring, PLAIN, { acknowledge: 'opened', claim: null, open: ring.url }],
  ['Claim', ring, 'claim', { acknowledge: 'acted', claim: 'one-use', open: ring.url }],
  ['Later', ring, 'later', { acknowledge: 'acted', claim: null, open: null }],
  ['Claim, when it is over', over, 'claim', { acknowledge: 'opened', claim: null, open: ring.url }],
  ['Later, when it is over', over, 'later', { acknowledge: 'acted', claim: null, open: null }],
  ['a run', run, PLAIN, { acknowledge: 'opened', claim: null, open: '/workflows/runs/1' }],
  [
    'Claim on what cannot be claimed',
    run,
    'claim',
    { acknowledge: 'opened', claim: null, open: '/workflows/runs/1' },
  ],
  ['a button that is not known', ring, 'reply', { acknowledge: 'opened', claim: null, open: ring.url }],
])('%s', (_what, payload, action, tap) => {
  expect(tapOf(payload, action, NOW)).toEqual(tap);
});
