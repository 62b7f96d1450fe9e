import { request } from 'undici';
import type { Post } from './deliver-webhooks.ts';

export type TargetGuard = { why: (url: string) => Promise<string | null> };

export const targetGuard = (privateAllowed: boolean): TargetGuard => ({
  why: async (url) => (privateAllowed || url.startsWith('https://') ? null : 'not https'),
});

export const guardedPost =
  (guard: TargetGuard): Post =>
  async (url, { headers, body }) => {
    const why = await guard.why(url);
    if (why !== null) throw new Error(why);
    const response = await request(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(10_000) });
    await response.body.dump();
    return { status: response.statusCode, retryAfterMs: null };
  };
