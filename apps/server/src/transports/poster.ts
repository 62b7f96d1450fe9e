import type { LookupFunction } from 'node:net';
import { Agent } from 'undici';
import { retryAfterMs } from '../ports/retry-after.ts';
import { MAX_REPLY_BYTES, nameOf } from './reply.ts';
import type { Reply } from './reply.ts';

export type PosterSettings = {
  /** Silence after which an attempt counts as failed. */
  timeoutMs?: number;
  /** Connections kept open to one origin. */
  connections?: number;
  /** Resolves names; a guarded one refuses addresses inside the network. */
  lookup?: LookupFunction;
};

export type PostRequest = {
  headers: Record<string, string>;
  body: Buffer;
  signal: AbortSignal;
};

/** POST over kept connections. Never throws, never follows a redirect. */
export class Poster {
  readonly #agent: Agent;
  readonly #timeoutMs: number;

  constructor({ timeoutMs = 10_000, connections = 32, lookup }: PosterSettings) {
    this.#timeoutMs = timeoutMs;
    const connect = { timeout: timeoutMs, ...(lookup && { lookup }) };
    this.#agent = new Agent({
      connections,
      keepAliveTimeout: 30_000,
      maxResponseSize: MAX_REPLY_BYTES,
      connect,
    });
  }

  async post(url: string, { headers, body, signal }: PostRequest): Promise<Reply> {
    const limit = AbortSignal.timeout(this.#timeoutMs);
    try {
      const { origin, pathname, search } = new URL(url);
      const reply = await this.#agent.request({
        origin,
        path: pathname + search,
        method: 'POST',
        headers,
        body,
        signal: AbortSignal.any([signal, limit]),
      });
      const text = await reply.body.text();
      return {
        status: reply.statusCode,
        text,
        retryAfterMs: retryAfterMs(reply.headers['retry-after'], Date.now()),
      };
    } catch (error) {
      return { failure: limit.aborted ? 'timeout' : signal.aborted ? 'aborted' : nameOf(error) };
    }
  }

  close(): Promise<void> {
    return this.#agent.destroy();
  }
}
