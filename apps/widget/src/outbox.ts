import type { Attachment, CustomerCommand, CustomerEntry } from '@baton/protocol';

/** Commands that must not get lost; in order. The ids of messages are made here, so that a repeat is the same message. */
export type Outgoing = {
  id: string;
  command: Extract<CustomerCommand, { type: 'send' | 'request_human' | 'leave_queue' }>;
  /** What was uploaded for a message. */
  attachment?: Attachment;
  /** When it was written, milliseconds since 1970. */
  at: number;
  /** `kept` until the server acknowledged it; a `refused` one is shown and not repeated by itself. */
  state: 'kept' | 'acknowledged' | 'refused';
  /** Of its entry, once acknowledged. */
  seq: number | null;
};
export type Outbox = readonly Outgoing[];

const LIMIT = 100;

export const add = (outbox: Outbox, outgoing: Omit<Outgoing, 'state' | 'seq'>): Outbox =>
  [...outbox, { ...outgoing, state: 'kept' as const, seq: null }].slice(-LIMIT);

/** It stays until its entry arrives, so that nothing vanishes or flips back in between. */
export const acknowledge = (outbox: Outbox, id: string, seq: number): Outbox =>
  outbox.map((one) => (one.id === id ? { ...one, state: 'acknowledged' as const, seq } : one));

/** The server will not take it however often: messages stay to be seen, other commands go. */
export const refuse = (outbox: Outbox, id: string): Outbox =>
  outbox.flatMap((one) =>
    one.id !== id ? [one] : one.command.type === 'send' ? [{ ...one, state: 'refused' as const }] : [],
  );

export const retry = (outbox: Outbox, id: string): Outbox =>
  outbox.map((one) => (one.id === id ? { ...one, state: 'kept' as const } : one));

export const discard = (outbox: Outbox, id: string): Outbox => outbox.filter((one) => one.id !== id);

/** Drops what has arrived: acknowledged up to `reached`, or a message whose entry was faster than its acknowledgement. */
export function settle(outbox: Outbox, entries: readonly CustomerEntry[], reached: number): Outbox {
  if (outbox.length === 0) return outbox;
  const arrived = new Set(entries.map((entry) => (entry.type === 'message.added' ? entry.message.id : '')));
  const rest = outbox.filter(({ id, seq }) => !arrived.has(id) && (seq === null || seq > reached));
  return rest.length === outbox.length ? outbox : rest;
}

/** The next to send. */
export const nextKept = (outbox: Outbox): Outgoing | null =>
  outbox.find(({ state }) => state === 'kept') ?? null;

export const formatOutbox = (outbox: Outbox): string => JSON.stringify(outbox);

/** Empty when there is none or it is not ours. After a reload an acknowledged message is sent again: the same id, hence the same message. */
export function parseOutbox(text: string | null): Outbox {
  if (text === null) return [];
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed)
      ? parsed
          .filter(isOutgoing)
          .map((one) => (one.state === 'acknowledged' ? { ...one, state: 'kept' as const, seq: null } : one))
      : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

const isOutgoing = (value: unknown): value is Outgoing =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'command' in value &&
  'at' in value &&
  'state' in value;
