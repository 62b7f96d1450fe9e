import { Agent, type Dispatcher } from 'undici';
import { retryAfterMs } from '../../ports/retry-after.ts';
import { type OutboundGuard, OutboundRefused } from './outbound-guard.ts';

export type GuardedSettings = {
  guard: OutboundGuard;
  /** For the whole exchange, DNS included. */
  timeoutMs?: number;
  /** How much of an answer is read; the rest is dropped. */
  maxReplyBytes?: number;
};
export type GuardedRequest = { headers: Record<string, string>; body: string | Buffer };
/** `retryAfterMs`: what the target asked for, in milliseconds from now. */
export type GuardedReply = { status: number; text: string; retryAfterMs: number | null };
export type GuardedHttp = {
  /** Throws `OutboundRefused` for a target that may not be called, other errors when nothing answered in time. No redirect is followed. */
  post(url: string, request: GuardedRequest): Promise<GuardedReply>;
  /** As `post`. */
  get(url: string): Promise<GuardedReply>;
  close(): Promise<void>;
};

/** HTTP to addresses that others chose. */
export function guardedHttp({
  guard,
  timeoutMs = 10_000,
  maxReplyBytes = 65_536,
}: GuardedSettings): GuardedHttp {
  const agent = new Agent({
    connections: 8,
    keepAliveTimeout: 10_000,
    connect: { timeout: timeoutMs, lookup: guard.lookup },
  });

  async function call(
    method: 'GET' | 'POST',
    url: string,
    { headers = {}, body }: Partial<GuardedRequest>,
  ): Promise<GuardedReply> {
    const target = URL.parse(url);
    if (target === null) throw new OutboundRefused('not_a_url');
    const objection = guard.objection(target);
    if (objection !== undefined) throw new OutboundRefused(objection);
    const signal = AbortSignal.timeout(timeoutMs);
    const path = target.pathname + target.search;
    const { origin } = target;
    const reply = await agent.request({ origin, path, method, headers, body: body ?? null, signal });
    const text = await readUpTo(reply.body, maxReplyBytes);
    return {
      status: reply.statusCode,
      text,
      retryAfterMs: retryAfterMs(reply.headers['retry-after'], Date.now()) ?? null,
    };
  }

  const post = (url: string, request: GuardedRequest) => call('POST', url, request);
  const get = (url: string) => call('GET', url, { headers: { accept: 'application/json' } });
  return { post, get, close: () => agent.destroy() };
}

async function readUpTo(body: Dispatcher.ResponseData['body'], limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk.subarray(0, limit - size));
    size += chunk.length;
    if (size >= limit) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}
