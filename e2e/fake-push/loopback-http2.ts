import { constants, createSecureServer, createServer } from 'node:http2';
import type { Http2Session, IncomingHttpHeaders, ServerHttp2Session, ServerHttp2Stream } from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import type { Script } from './script.ts';

export type Asked = { stream: ServerHttp2Stream; headers: IncomingHttpHeaders; body: string };
type Certificate = { key: string; cert: string };
type Options = {
  script: Script;
  answer: (asked: Asked) => void;
  session?: (session: ServerHttp2Session) => void;
  /** Without it, plain HTTP/2. */
  certificate?: Certificate | undefined;
};

/** An HTTP/2 server on 127.0.0.1 that reads bodies whole and follows a script first. */
export async function listenHttp2({ script, answer, session, certificate }: Options) {
  const server = certificate ? createSecureServer({ ...certificate, allowHTTP1: false }) : createServer();
  const sockets = new Set<Socket>();
  const sessions = new Set<ServerHttp2Session>();
  let connections = 0;
  server.on(certificate ? 'secureConnection' : 'connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('session', (opened) => {
    sessions.add(opened);
    opened.on('close', () => sessions.delete(opened));
    opened.on('error', () => opened.destroy());
    session?.(opened);
  });
  /** The last stream that a session which went away looks at. */
  const last = new WeakMap<Http2Session, number>();
  server.on('stream', (stream, headers) => {
    let body = '';
    stream.setEncoding('utf8');
    stream.on('error', () => stream.destroy());
    stream.on('data', (chunk: string) => {
      body += chunk;
    });
    stream.on('end', () => {
      if (stream.aborted || stream.id! > (last.get(stream.session!) ?? Number.POSITIVE_INFINITY)) return;
      const step = script.take();
      if (step === undefined) answer({ stream, headers, body });
      else if (step === 'reset') for (const socket of sockets) socket.resetAndDestroy();
      else if (step === 'goaway') last.set(stream.session!, goAway(stream));
      else if (step !== 'hang') answerWith(stream, step.status, step.body, step.headers);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${certificate ? 'https' : 'http'}://127.0.0.1:${port}`,
    connections: () => connections,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const opened of sessions) opened.destroy();
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Ends the connection as a server does that restarts: this stream and later ones it has not looked at, the earlier ones it finishes. */
function goAway({ session, id = 1 }: ServerHttp2Stream): number {
  const last = Math.max(0, id - 2);
  session?.goaway(constants.NGHTTP2_NO_ERROR, last);
  return last;
}

export function answerWith(
  stream: ServerHttp2Stream,
  status: number,
  body = '',
  headers: Record<string, string> = {},
): void {
  if (stream.destroyed || stream.closed) return;
  stream.respond({ ':status': status, ...headers }, { endStream: body === '' });
  if (body !== '') stream.end(body);
}
