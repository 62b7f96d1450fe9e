import type { TakenDelivery } from '../../ports/deliveries.ts';

const ID = '0198a3f0-1234-7abc-8def-0123456789ab';

/** A delivery as it is taken: a test to one phone that takes what Firebase brings. For tests. */
export const sampleDelivery = (change: Partial<TakenDelivery> = {}): TakenDelivery => ({
  id: ID,
  organizationId: ID,
  conversationId: null,
  handoffId: null,
  deviceId: ID,
  memberId: ID,
  ring: 0,
  kind: 'test',
  seq: 1,
  dueAt: 0,
  expiresAt: 60_000,
  attempts: 1,
  conversation: null,
  notice: null,
  name: null,
  over: false,
  language: 'en',
  device: { transport: 'fcm', address: {}, gone: false },
  ...change,
});
