export { BatonError, createBaton } from './client.ts';
export type { Baton, BatonOptions } from './client.ts';
export {
  handoffAcknowledged,
  handoffCancelled,
  handoffRequested,
  messageCreated,
} from './platform-events.ts';
export type {
  HandoffAcknowledged,
  HandoffCancelled,
  HandoffRequested,
  Mark,
  MessageCreated,
  OutgoingEvent,
} from './platform-events.ts';
export { receive } from './receive.ts';
export type { IncomingWebhook, Received } from './receive.ts';
export { signWebhook, verifyWebhook, WebhookError } from './webhook.ts';
export type { Verification, WebhookHeaders, WebhookRefusal } from './webhook.ts';
