import type { Answer, Command, OperatorToServer, Presence, ServerToOperator } from '@baton/protocol';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import { NoAnswer } from './wire.ts';
import type { Live, LiveHandlers } from './wire.ts';

const ACK_MS = 8000;

/** Socket.IO, websocket only: when it cannot connect, the client polls over plain requests instead. */
export function socketLive(baseUrl: string, handlers: LiveHandlers): Live {
  let token = '';
  let up = false;
  const socket: Socket<ServerToOperator & { ended: () => void }, OperatorToServer> = io(
    `${baseUrl}/operator`,
    {
      autoConnect: false,
      transports: ['websocket'],
      auth: (send) => send({ token }),
      reconnectionDelay: 500,
      reconnectionDelayMax: 10_000,
      randomizationFactor: 0.5,
      timeout: 8000,
    },
  );
  const down = (why: 'lost' | 'refused') => {
    if (up || why === 'refused') handlers.disconnected(why);
    up = false;
  };

  socket.on('connect', () => {
    up = true;
    handlers.connected();
  });
  socket.on('disconnect', (reason) => down(reason === 'io server disconnect' ? 'refused' : 'lost'));
  socket.on('connect_error', (error) => down('data' in error ? 'refused' : 'lost'));
  socket.on('entry', (page) => handlers.page(page));
  socket.on('typing', (signal) => handlers.typing(signal));
  socket.on('presence', (members) => handlers.presence(members));
  socket.on('viewing', (conversationId, memberIds) => handlers.viewing(conversationId, memberIds));

  async function ask<T>(request: Promise<Answer<T>>): Promise<Answer<T>> {
    try {
      return await request;
    } catch (error) {
      throw new NoAnswer(error);
    }
  }
  /** An acknowledgement that never comes must not hang; one that comes is never thrown away for a reconnect's sake. */
  const acked = () => {
    if (!socket.connected) throw new NoAnswer('not connected');
    return socket.timeout(ACK_MS);
  };

  return {
    connect(fresh) {
      token = fresh;
      socket.connect();
    },
    close: () => void socket.close(),
    sync: async (cursor) => ask(acked().emitWithAck('sync', cursor)),
    command: async (command: Command) => ask(acked().emitWithAck('command', command)),
    async authenticate(fresh) {
      token = fresh;
      return ask(acked().emitWithAck('authenticate', fresh));
    },
    typing: (conversationId, on) =>
      void (socket.connected && socket.volatile.emit('typing', { conversationId, on })),
    viewing: (conversationId) => void (socket.connected && socket.emit('viewing', conversationId)),
    presence: (presence: Presence) => void (socket.connected && socket.emit('presence', presence)),
  };
}
