import type { PushPayload } from '@baton/protocol';

/** What a tap on a push means: what the server is told, whether a claim is tried, which page is shown (`null`: none). */
export type Tap = { acknowledge: 'opened' | 'acted'; claim: string | null; open: string | null };

/** `action` is `claim`, `later`, or the platform's own name for a tap on the banner itself. A call that is over can only be opened. */
export function tapOf(payload: PushPayload, action: string, now: number): Tap {
  if (action === 'later') return { acknowledge: 'acted', claim: null, open: null };
  const claim = action === 'claim' && now < payload.expiresAt ? payload.claimToken : null;
  return { acknowledge: claim === null ? 'opened' : 'acted', claim, open: payload.url };
}
