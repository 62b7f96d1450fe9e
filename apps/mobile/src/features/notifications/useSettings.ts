import type { AlertSettingsChange, ExplainedSettings, MemberPeace, MemberPeaceChange } from '@baton/protocol';
import { useCallback, useEffect, useState } from 'react';
import { ask } from '../../live/answers.tsx';
import type { Call } from '../../live/answers.tsx';
import { queryOf } from './settings-of.ts';
import type { Scope } from './settings-of.ts';

type Loaded<T> = { value: T | null; failed: boolean; busy: boolean };

/** One thing of the server that is shown, and changed by sending what is different; the answer is what holds now. */
function useKept<T, Change extends object>(call: Call, path: string) {
  const [kept, setKept] = useState<Loaded<T>>({ value: null, failed: false, busy: true });
  const run = useCallback(
    async (change?: Change) => {
      setKept((before) => ({ ...before, busy: true, failed: false }));
      try {
        const value = await (change ? ask<T>(call, path, change, 'PATCH') : ask<T>(call, path));
        setKept({ value, failed: false, busy: false });
      } catch (unreachable) {
        console.info('settings not reached', (unreachable as Error).name);
        setKept((before) => ({ ...before, failed: true, busy: false }));
      }
    },
    [call, path],
  );
  useEffect(() => void run(), [run]);
  return { ...kept, change: (change: Change) => void run(change), again: () => void run() };
}

/** What a member is told of, with where each value comes from. */
export const useAlertSettings = (call: Call, scope: Scope) =>
  useKept<ExplainedSettings, AlertSettingsChange>(call, `/v1/me/alerts${queryOf(scope)}`);

export const usePeace = (call: Call) => useKept<MemberPeace, MemberPeaceChange>(call, '/v1/me/peace');
