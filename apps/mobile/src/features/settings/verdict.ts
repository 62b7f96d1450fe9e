import type { Standing } from '../../push/contract.ts';
import type { Glyph } from '../../ui/Icon.tsx';
import { BellOff, BellRing } from '../../ui/icons.ts';

export type Check = { key: 'allowed' | 'subscribed'; passed: boolean };
export type Verdict = { standing: Standing; glyph: Glyph; good: boolean; checks: Check[] };

/** One sentence on whether this device can wake its owner, and what it rests on; a failed check comes first. */
export function verdictOf(standing: Standing): Verdict {
  const checks: Check[] =
    standing === 'unsupported'
      ? []
      : [
          { key: 'allowed', passed: standing === 'ready' },
          { key: 'subscribed', passed: standing === 'ready' },
        ];
  return { standing, glyph: standing === 'ready' ? BellRing : BellOff, good: standing === 'ready', checks };
}
