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

/** The promise is a second, and an idle machine takes milliseconds. Left alone, a token lives for minutes. */
export const SOON_MS = 5000;

/** The code by which the server ended it; rejects when it did not soon. */
export function endOf(socket: OperatorSocket): Promise<string> {
  let code = '';
  socket.once('ended', (why) => {
    code = why.code;
  });
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`still connected after ${SOON_MS} ms`)), SOON_MS);
    socket.once('disconnect', () => {
      clearTimeout(late);
      resolve(code);
    });
  });
}
