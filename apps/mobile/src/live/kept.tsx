import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { View } from 'react-native';
import { useWords } from '../i18n/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Text } from '../ui/Text.tsx';
import { ask } from './answers.tsx';
import type { Call } from './answers.tsx';

type Loaded<T> = { value: T | null; failed: boolean; busy: boolean };
export type Kept<T, Change> = Loaded<T> & { change: (change: Change) => void; again: () => void };

/**
 * One thing of the server that is shown, and changed by sending what is different; the answer is what holds now. It is read again,
 * quietly, when `stamp` is another.
 */
export function useKept<T, Change extends object>(call: Call, path: string, stamp?: number): Kept<T, Change> {
  const [kept, setKept] = useState<Loaded<T>>({ value: null, failed: false, busy: true });
  const newest = useRef(0);
  const run = useCallback(
    async (change?: Change) => {
      const mine = (newest.current += 1);
      setKept((before) => ({
        ...before,
        busy: change !== undefined || before.busy || before.value === null,
        failed: false,
      }));
      try {
        const value = await (change ? ask<T>(call, path, change, 'PATCH') : ask<T>(call, path));
        // What was read before something else began may be older than what that brings.
        if (change || mine === newest.current) setKept({ value, failed: false, busy: false });
      } catch (unreachable) {
        console.info('settings not reached', (unreachable as Error).name);
        setKept((before) => ({ ...before, failed: true, busy: false }));
      }
    },
    [call, path],
  );
  useEffect(() => void run(), [run, stamp]);
  return { ...kept, change: (change: Change) => void run(change), again: () => void run() };
}

type HeldProps<T> = {
  loaded: { value: T | null; failed: boolean; again: () => void };
  children: (value: T) => ReactNode;
};

/** What is loaded, or why it is not; what was there stays in sight while a change is under way or fails. */
export function Held<T>({ loaded: { value, failed, again }, children }: HeldProps<T>) {
  const t = useWords();
  return (
    <View style={{ gap: 8 }}>
      {failed && (
        <View style={{ flexDirection: 'row', alignItems: 'center', gap: 12 }}>
          <Text size="support" color="warn" role="alert" style={{ flex: 1 }}>
            {t('alerts.unreachable')}
          </Text>
          <Button size="sm" label={t('alerts.again')} onPress={again} />
        </View>
      )}
      {value === null ? !failed && <Skeleton rows={3} /> : children(value)}
    </View>
  );
}
