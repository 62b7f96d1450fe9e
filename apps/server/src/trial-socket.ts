import type { OperatorToServer, ServerToOperator } from '@baton/protocol';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';

type Ended = { ended: (why: { code: string }) => void };
export type OperatorSocket = Socket<ServerToOperator & Ended, OperatorToServer>;

/** An operator's connection, up; it does not come back by itself. Rejects with the refusal's code. */
export function connectOperator(baseUrl: string, token: string): Promise<OperatorSocket> {
  const socket: OperatorSocket = io(`${baseUrl}/operator`, {
    auth: { token },
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  });
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', (error) =>
      reject(new Error((error as Error & { data?: { code: string } }).data?.code ?? error.message)),
    );
  });
}

/** When the server ended it and what it said; rejects after `ms`. */
export function endOf(socket: OperatorSocket, ms = 5000): Promise<{ code: string; afterMs: number }> {
  const since = Date.now();
  let code = '';
  socket.once('ended', (why) => {
    code = why.code;
  });
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`still connected after ${ms} ms`)), ms);
    socket.once('disconnect', () => {
      clearTimeout(late);
      resolve({ code, afterMs: Date.now() - since });
    });
  });
}
