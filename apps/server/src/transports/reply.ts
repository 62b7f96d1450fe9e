import type { Verdict } from '../ports/transport.ts';

/** What came back, or why nothing did. */
export type Reply = { status: number; text: string; retryAfterMs: number | undefined } | { failure: string };

/** A service that takes longer to answer is sick; told before the dispatcher calls a push off. */
export const ANSWER_WITHIN_MS = 7000;

/** An answer cut off beyond this size counts as none. */
export const MAX_REPLY_BYTES = 1_000_000;

/** The kind of failure without its text, which may hold an address that is a secret. */
export function nameOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return String(code ?? name ?? 'unknown');
}

/** No answer: try again. Being called off says nothing about the service. */
export const failed = (reason: string): Verdict =>
  reason === 'aborted' ? { kind: 'retry', reason } : { kind: 'retry', reason, sick: true };

/** What a status means where the service gives no reason of its own. */
export function verdictByStatus(status: number, afterMs: number | undefined, reason?: string): Verdict {
  const why = reason ?? `status_${status}`;
  const after = afterMs === undefined ? {} : { afterMs };
  if (status >= 200 && status < 300) return { kind: 'accepted' };
  if (status === 401 || status === 403) return { kind: 'misconfigured', reason: why, sick: true };
  if (status === 408 || status === 429) return { kind: 'retry', reason: why, ...after };
  if (status >= 500) return { kind: 'retry', reason: why, ...after, sick: true };
  return { kind: 'refused', reason: why };
}

/** JSON or undefined: a body is the service's, so anything. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
