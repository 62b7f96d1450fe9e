import { randomUUID } from 'node:crypto';
import { createSecureServer } from 'node:http2';
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import type { Certificate } from './certificate.ts';

const STREAMS = 1000;

/**
 * All push services in one, on loopback, over TLS as in life: it answers as they do and looks at as little as it can, so that senders
 * are measured and not the fake. `arrived` is told of each push: the device's address, and the push as it came.
 */
export async function startPushFakes(
  { key, cert }: Certificate,
  arrived: (body: string) => void = () => undefined,
): Promise<{ url: string; close: () => void }> {
  const answer = (request: Http2ServerRequest, response: Http2ServerResponse, body: Buffer): void => {
    const path = request.url;
    if (path.startsWith('/3/device/')) {
      arrived(body.toString());
      response.writeHead(200, { 'apns-id': 'same' }).end();
    } else if (path.startsWith('/v1/projects/')) {
      arrived(body.toString());
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end('{"name":"projects/bench/messages/1"}');
    } else if (path.startsWith('/wpush/')) {
      arrived('');
      response.writeHead(201, { location: '/m/1' }).end();
    } else if (path === '/token') {
      const token = { access_token: 'token', expires_in: 3600, token_type: 'Bearer' };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(token));
    } else {
      const text = request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
      const messages = [JSON.parse(text.toString())].flat() as unknown[];
      for (const message of messages) arrived(JSON.stringify(message));
      const data = messages.map(() => ({ status: 'ok', id: randomUUID() }));
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data }));
    }
  };
  const options = { key, cert, allowHTTP1: true, settings: { maxConcurrentStreams: STREAMS } };
  const server = createSecureServer(options, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => answer(request, response, Buffer.concat(chunks)));
    request.on('error', () => response.destroy());
  });
  server.on('sessionError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  };
}
