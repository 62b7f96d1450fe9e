import { useState } from 'react';
import { useClient } from '../../live/live.tsx';
import { buzz } from '../../platform/haptics';

export type ClaimState =
  | { kind: 'idle' }
  | { kind: 'busy' }
  | { kind: 'won' }
  | { kind: 'lost'; by: string; aheadMs: number | null }
  | { kind: 'failed'; code: string };

/** One tap to have it; the answer is honest either way. */
export function useClaim() {
  const client = useClient();
  const [state, setState] = useState<ClaimState>({ kind: 'idle' });
  const claim = async (handoffId: string) => {
    setState({ kind: 'busy' });
    const outcome = await client.claim(handoffId);
    if (outcome.won) {
      buzz('success');
      setState({ kind: 'won' });
      return;
    }
    buzz('warning');
    setState(
      outcome.by === null
        ? { kind: 'failed', code: outcome.code }
        : { kind: 'lost', by: outcome.by, aheadMs: outcome.aheadMs },
    );
  };
  return { state, claim };
}
