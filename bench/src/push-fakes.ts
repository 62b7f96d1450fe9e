import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { createSecureServer } from 'node:http2';
import type { ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import type { Certificate } from './certificate.ts';

const STREAMS = 1000;
const WINDOW_BYTES = 16 * 1024 * 1024;

type Answer = { status: number; headers: Record<string, string>; body?: string };

const json = (value: unknown): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

/** What the push service at this path answers; `arrived` is told of each push. */
function answerTo(path: string, body: Buffer, encoding: unknown, arrived: () => void): Answer {
  if (path === '/token') return json({ access_token: 'token', expires_in: 3600, token_type: 'Bearer' });
  if (path.startsWith('/3/device/')) {
    arrived();
    return { status: 200, headers: { 'apns-id': 'same' } };
  }
  if (path.startsWith('/v1/projects/')) {
    arrived();
    return json({ name: 'projects/bench/messages/1' });
  }
  if (path.startsWith('/wpush/')) {
    arrived();
    return { status: 201, headers: { location: '/m/1' } };
  }
  const text = encoding === 'gzip' ? gunzipSync(body) : body;
  const messages = [JSON.parse(text.toString())].flat() as unknown[];
  for (const _message of messages) arrived();
  return json({ data: messages.map(() => ({ status: 'ok', id: randomUUID() })) });
}

function whole(body: IncomingMessage | ServerHttp2Stream, then: (body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  body.on('data', (chunk: Buffer) => chunks.push(chunk));
  body.on('end', () => then(Buffer.concat(chunks)));
  body.on('error', () => body.destroy());
}

/**
 * All push services in one, on loopback, over TLS as in life: it answers as they do and looks at as little as it can, so that senders
 * are measured and not the fake.
 */
export async function startPushFakes(
  { key, cert }: Certificate,
  arrived: () => void = () => undefined,
): Promise<{ url: string; close: () => void }> {
  const options = { key, cert, allowHTTP1: true, settings: { maxConcurrentStreams: STREAMS } };
  const server = createSecureServer(options);
  server.on('request', (request: IncomingMessage, response) =>
    whole(request, (body) => {
      const {
        status,
        headers,
        body: text,
      } = answerTo(request.url!, body, request.headers['content-encoding'], arrived);
      response.writeHead(status, headers).end(text ?? '');
    }),
  );
  // What comes over HTTP/2 is not made into requests first: that costs the fake more than all the rest.
  server.removeAllListeners('stream');
  server.on('stream', (stream, asked) =>
    whole(stream, (body) => {
      const {
        status,
        headers,
        body: text,
      } = answerTo(asked[':path']!, body, asked['content-encoding'], arrived);
      stream.respond({ ':status': status, ...headers }, { endStream: text === undefined });
      if (text !== undefined) stream.end(text);
    }),
  );
  // The window of a whole connection is 64 kB otherwise: a sender would wait for the fake after forty pushes.
  server.on('session', (session) => session.setLocalWindowSize(WINDOW_BYTES));
  server.on('sessionError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  };
}
