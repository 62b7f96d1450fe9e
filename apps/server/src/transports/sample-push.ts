import type { Push } from '../ports/transport.ts';

type Change = Partial<Omit<Push, 'payload'>> & { payload?: Partial<Push['payload']> };

/** An escalation as the tests of this folder send it, changed where the test says so. */
export function samplePush(address: unknown, { payload, ...change }: Change = {}): Push {
  const deliveryId = change.deliveryId ?? 'delivery-1';
  const tag = change.tag ?? 'h1';
  return {
    deliveryId,
    address,
    ttlSeconds: 60,
    urgency: 'critical',
    tag,
    noise: false,
    payload: {
      v: 1,
      kind: 'escalation',
      deliveryId,
      tag,
      seq: 7,
      title: '🆘 Customer escalation: Shop',
      body: '"Ich möchte mit einem Menschen sprechen 👩" Tap to claim and respond.',
      url: '/conversations/1',
      expiresAt: 9,
      actions: [{ id: 'claim', title: 'Claim' }],
      claimToken: 'once',
      ackToken: 'seen',
      quiet: false,
      loudness: 'critical',
      ...payload,
    },
    ...change,
  };
}
