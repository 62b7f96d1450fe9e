import { EventEmitter } from 'node:events';
import type { CustomerCommand, CustomerSyncAnswer } from '@baton/protocol';
import type { CustomerSocket } from '../connection.ts';

type Ack = (error: Error | null, answer?: unknown) => void;

/** A socket whose server is the test: what was emitted waits in `calls` for `answer` or `lose`. */
export class FakeSocket {
  connected = false;
  connects = 0;
  readonly calls: { event: string; argument: unknown; ack: Ack | null }[] = [];
  readonly #server = new EventEmitter();

  on(event: string, listener: (...values: never[]) => void): this {
    this.#server.on(event, listener as (...values: unknown[]) => void);
    return this;
  }

  connect(): this {
    this.connects += 1;
    return this;
  }

  disconnect(): this {
    this.connected = false;
    return this;
  }

  timeout(): this {
    return this;
  }

  emit(event: string, argument: unknown, ack: Ack | null = null): this {
    this.calls.push({ event, argument, ack });
    return this;
  }

  /** From here on: the other end. */
  accept(): void {
    this.connected = true;
    this.#server.emit('connect');
  }

  refuse(code: string | null): void {
    this.#server.emit(
      'connect_error',
      Object.assign(new Error('refused'), code === null ? {} : { data: { code } }),
    );
  }

  drop(reason = 'transport close'): void {
    this.connected = false;
    for (const { ack } of this.calls.splice(0)) ack?.(new Error('socket has been disconnected'));
    this.#server.emit('disconnect', reason);
  }

  push(event: 'entry' | 'typing', value: unknown): void {
    this.#server.emit(event, value);
  }

  /** Answers the oldest call of its kind; fails when there is none. */
  answer(event: 'sync', value: CustomerSyncAnswer): unknown;
  answer(event: 'command', value: { seq: number }): CustomerCommand;
  answer(event: string, value: unknown): unknown {
    const at = this.calls.findIndex((call) => call.event === event);
    if (at < 0) throw new Error(`no ${event} to answer`);
    const [call] = this.calls.splice(at, 1);
    call!.ack?.(null, { ok: true, value });
    return call!.argument;
  }

  asSocket(): CustomerSocket {
    return this as unknown as CustomerSocket;
  }
}
