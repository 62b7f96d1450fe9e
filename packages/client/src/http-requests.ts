import type { Answer } from '@baton/protocol';
import { problemOf } from './answers.ts';
import { NoAnswer } from './wire.ts';
import type { Requests } from './wire.ts';

const TIMEOUT_MS = 10_000;

/** Baton's HTTP interface at `baseUrl`. */
export function httpRequests(baseUrl: string): Requests {
  async function request<T>(token: string, path: string, body?: unknown): Promise<Answer<T>> {
    const headers: Record<string, string> = { authorization: `Bearer ${token}` };
    if (body !== undefined) headers['content-type'] = 'application/json';
    try {
      const response = await fetch(baseUrl + path, {
        headers,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      });
      const value: unknown = await response.json();
      if (response.ok) return { ok: true, value: value as T };
      const problem = problemOf(value);
      if (problem && problem.status < 500) return { ok: false, problem };
      throw new NoAnswer(`status ${response.status}`);
    } catch (error) {
      throw error instanceof NoAnswer ? error : new NoAnswer(error);
    }
  }

  return {
    snapshot: (token) => request(token, '/v1/snapshot'),
    sync: (token, cursor) => request(token, `/v1/sync?after=${encodeURIComponent(cursor)}`),
    thread: (token, conversationId, before) =>
      request(
        token,
        `/v1/conversations/${conversationId}/thread${before === null ? '' : `?before=${before}`}`,
      ),
    command: (token, command) => request(token, '/v1/commands', command),
  };
}
