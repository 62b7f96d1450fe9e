import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** What the wire does to every connection. `blackhole`: bytes vanish both ways; `half_open`: answers vanish. */
export type Fault =
  | { kind: 'none' }
  | { kind: 'blackhole' }
  | { kind: 'half_open' }
  | { kind: 'delay'; ms: number };

/** A TCP proxy on loopback in front of a unix socket, with faults on demand. */
export async function startFaultProxy(target: string) {
  let fault: Fault = { kind: 'none' };
  const pairs = new Set<[Socket, Socket]>();

  const pipe = (from: Socket, to: Socket, answers: boolean): void => {
    from.on('data', (data) => {
      if (fault.kind === 'blackhole' || (fault.kind === 'half_open' && answers)) return;
      if (fault.kind === 'delay') setTimeout(() => to.destroyed || to.write(data), fault.ms);
      else to.write(data);
    });
    from.on('close', () => to.destroy());
    from.on('error', () => to.destroy());
  };
  const server = createServer((client) => {
    const upstream = connect(target);
    const pair: [Socket, Socket] = [client, upstream];
    pairs.add(pair);
    client.on('close', () => pairs.delete(pair));
    pipe(client, upstream, false);
    pipe(upstream, client, true);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    port: (server.address() as AddressInfo).port,
    set(next: Fault): void {
      fault = next;
    },
    /** Ends every connection at once, with a reset. */
    reset(): void {
      for (const [client, upstream] of pairs) {
        client.resetAndDestroy();
        upstream.destroy();
      }
    },
    async stop(): Promise<void> {
      this.reset();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
