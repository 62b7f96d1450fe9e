import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Answer, Page } from '@baton/protocol';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import type { Place } from './serve-baton.ts';

/** Who writes and who reads; `send` resolves when the reader has the message, which is after it was committed. */
export type Pair = { send: () => Promise<void>; close: () => void };

const TEXT =
  'I have been waiting for my refund for a week now, and nobody has told me when it will come. Can you look into it for me?';

async function connected(url: string, auth: object): Promise<Socket> {
  const socket = io(url, { auth, transports: ['websocket'], forceNew: true });
  await once(socket as unknown as NodeJS.EventEmitter, 'connect');
  return socket;
}

/** Customer to operator on Baton. */
export async function batonPair(baseUrl: string, place: Place, n: number): Promise<Pair> {
  const { token, conversationId } = place.customers[n]!;
  const customer = await connected(`${baseUrl}/customer`, { token });
  await customer.emitWithAck('sync', null);
  const operator = await connected(`${baseUrl}/operator`, {
    token: place.operators[n % place.operators.length]!.token,
  });
  const awaited = new Map<string, () => void>();
  operator.on('entry', (page: Page) => {
    for (const entry of page.entries)
      if (entry.type === 'message.added' && entry.conversationId === conversationId)
        awaited.get(entry.message.id)?.();
  });
  return {
    async send() {
      const id = randomUUID();
      const arrived = new Promise<void>((resolve) => awaited.set(id, resolve));
      const [answer] = (await Promise.all([
        customer.emitWithAck('command', { type: 'send', id, text: TEXT }),
        arrived,
      ])) as [Answer<unknown>, void];
      awaited.delete(id);
      if (!answer.ok) throw new Error(answer.problem.code);
    },
    close() {
      customer.close();
      operator.close();
    },
  };
}

/** The same on the bare reference. */
export async function referencePair(baseUrl: string, n: number): Promise<Pair> {
  const auth = { pair: `pair ${n}` };
  const [writer, reader] = await Promise.all([connected(baseUrl, auth), connected(baseUrl, auth)]);
  const awaited = new Map<string, () => void>();
  reader.on('message', ({ id }: { id: string }) => awaited.get(id)?.());
  return {
    async send() {
      const id = randomUUID();
      const arrived = new Promise<void>((resolve) => awaited.set(id, resolve));
      await Promise.all([writer.emitWithAck('send', { id, text: TEXT }), arrived]);
      awaited.delete(id);
    },
    close() {
      writer.close();
      reader.close();
    },
  };
}
