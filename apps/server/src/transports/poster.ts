import type { LookupFunction } from 'node:net';
import { Agent } from 'undici';
import { retryAfterMs } from '../ports/retry-after.ts';
import { ANSWER_WITHIN_MS, MAX_REPLY_BYTES, nameOf } from './reply.ts';
import type { Reply } from './reply.ts';

export type PosterSettings = {
  /** Silence, once it is sent, after which an attempt counts as failed. */
  timeoutMs?: number;
  /** Connections kept open to one origin for what is urgent, and as many for the rest. */
  connections?: number;
  /** Resolves names; a guarded one refuses addresses inside the network. */
  lookup?: LookupFunction;
};

export type PostRequest = {
  headers: Record<string, string>;
  body: Buffer;
  /** Goes over connections that nothing else holds. */
  urgent: boolean;
  /** Ends it, whether it was sent or waits for a connection. */
  signal: AbortSignal;
};

const TIMEOUTS = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

/** POST over kept connections. Never throws, never follows a redirect. */
export class Poster {
  readonly #urgent: Agent;
  readonly #rest: Agent;

  constructor({ timeoutMs = ANSWER_WITHIN_MS, connections = 32, lookup }: PosterSettings) {
    const settings = {
      connections,
      keepAliveTimeout: 30_000,
      maxResponseSize: MAX_REPLY_BYTES,
      // These begin when the request is sent: it may have waited for a connection.
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      connect: { timeout: timeoutMs, ...(lookup && { lookup }) },
    };
    this.#urgent = new Agent(settings);
    this.#rest = new Agent(settings);
  }

  async post(url: string, { headers, body, urgent, signal }: PostRequest): Promise<Reply> {
    try {
      const { origin, pathname, search } = new URL(url);
      const agent = urgent ? this.#urgent : this.#rest;
      const path = pathname + search;
      const reply = await agent.request({ origin, path, method: 'POST', headers, body, signal });
      const text = await reply.body.text();
      return {
        status: reply.statusCode,
        text,
        retryAfterMs: retryAfterMs(reply.headers['retry-after'], Date.now()),
      };
    } catch (error) {
      const name = nameOf(error);
      return { failure: TIMEOUTS.has(name) ? 'timeout' : signal.aborted ? 'aborted' : name };
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#urgent.destroy(), this.#rest.destroy()]);
  }
}
