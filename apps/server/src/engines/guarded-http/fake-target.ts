import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

type Received = {
  host: string | undefined;
  path: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
};
type Reply = { status: number; headers: Record<string, string>; body: string };

/** A webhook's receiver on loopback, for tests. */
export class FakeTarget {
  readonly requests: Received[] = [];
  reply: Reply | 'silence' = { status: 200, headers: {}, body: 'ok' };

  readonly #server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const { headers, url: path } = request;
      this.requests.push({ host: headers.host, path, headers, body });
      if (this.reply !== 'silence')
        response.writeHead(this.reply.status, this.reply.headers).end(this.reply.body);
    });
  });

  static async start(): Promise<FakeTarget> {
    const target = new FakeTarget();
    await new Promise<void>((resolve) => target.#server.listen(0, '127.0.0.1', resolve));
    return target;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/hook`;
  }

  dropConnections(): void {
    this.#server.closeAllConnections();
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
      this.dropConnections();
    });
  }
}
