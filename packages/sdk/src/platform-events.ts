import { randomUUID } from 'node:crypto';
import type { PlatformEvent } from '@baton/protocol';

type DataOf<T extends PlatformEvent['type']> = Extract<PlatformEvent, { type: T }>['data'];

export type MessageCreated = DataOf<'message.created'>;
export type HandoffRequested = Omit<DataOf<'handoff.requested'>, 'reason'> &
  Partial<Pick<DataOf<'handoff.requested'>, 'reason'>>;
export type HandoffCancelled = DataOf<'handoff.cancelled'>;
export type HandoffAcknowledged = DataOf<'handoff.acknowledged'>;

/** An event on its way to Baton; the client adds its source. Sent again with the same `id` it is the same event. */
export type OutgoingEvent = { id: string; time: string } & (
  | { type: 'message.created'; data: MessageCreated }
  | { type: 'handoff.requested'; data: HandoffRequested }
  | { type: 'handoff.cancelled'; data: HandoffCancelled }
  | { type: 'handoff.acknowledged'; data: HandoffAcknowledged }
);

/** An id of the platform's own (a message's) makes an event safe to send from two processes. */
export type Mark = { id?: string; time?: Date };

const marked = ({ id = randomUUID(), time = new Date() }: Mark) => ({ id, time: time.toISOString() });

/** The customer or the bot wrote. A bot message carries the newest fence. */
export const messageCreated = (data: MessageCreated, mark: Mark = {}): OutgoingEvent => ({
  ...marked(mark),
  type: 'message.created',
  data,
});

/** A human is needed. */
export const handoffRequested = (data: HandoffRequested, mark: Mark = {}): OutgoingEvent => ({
  ...marked(mark),
  type: 'handoff.requested',
  data,
});

/** No human is needed any more; the bot goes on. */
export const handoffCancelled = (data: HandoffCancelled, mark: Mark = {}): OutgoingEvent => ({
  ...marked(mark),
  type: 'handoff.cancelled',
  data,
});

/** The bot has taken the conversation back: the answer to `handoff.returned`, with its fence. */
export const handoffAcknowledged = (data: HandoffAcknowledged, mark: Mark = {}): OutgoingEvent => ({
  ...marked(mark),
  type: 'handoff.acknowledged',
  data,
});
