import { readAnswer } from '@baton/client';
import type { AlertSettingsChange, ExplainedSettings, MemberPeace, MemberPeaceChange } from '@baton/protocol';
import { useCallback, useEffect, useState } from 'react';
import type { Access } from '../../session/access.ts';
import { queryOf } from './settings-of.ts';
import type { Scope } from './settings-of.ts';

type Call = Access['call'];
export type Loaded<T> = { value: T | null; failed: boolean; busy: boolean };

/** One thing of the server that is shown, and changed by sending what is different; the answer is what holds now. */
function useKept<T extends object, Change extends object>(call: Call, path: string, shape: object) {
  const [kept, setKept] = useState<Loaded<T>>({ value: null, failed: false, busy: true });
  const run = useCallback(
    async (change?: Change) => {
      setKept((before) => ({ ...before, busy: true, failed: false }));
      try {
        const answer = await (change ? call(path, change, 'PATCH') : call(path));
        if (!answer.ok) throw new Error(`status ${answer.status}`);
        setKept({ value: await readAnswer<T>(answer, shape), failed: false, busy: false });
      } catch (unreachable) {
        console.info('settings not reached', (unreachable as Error).name);
        setKept((before) => ({ ...before, failed: true, busy: false }));
      }
    },
    [call, path, shape],
  );
  useEffect(() => void run(), [run]);
  return { ...kept, change: (change: Change) => void run(change), again: () => void run() };
}

const EXPLAINED = { kinds: 'object' };
const PEACE = { language: 'string' };

/** What a member is told of, with where each value comes from. */
export const useAlertSettings = (call: Call, scope: Scope) =>
  useKept<ExplainedSettings, AlertSettingsChange>(call, `/v1/me/alerts${queryOf(scope)}`, EXPLAINED);

export const usePeace = (call: Call) => useKept<MemberPeace, MemberPeaceChange>(call, '/v1/me/peace', PEACE);
