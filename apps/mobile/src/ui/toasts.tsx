import { createContext, useContext, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';
import { Appear } from './Appear.tsx';
import { Toast } from './Toast.tsx';
import type { ToastWords } from './Toast.tsx';

type Say = (words: ToastWords) => void;
const SayContext = createContext<Say>(() => undefined);

/** Says one thing over everything below, for as long as it takes to read; the next one replaces it. There is no stack. */
export const useToast = (): Say => useContext(SayContext);

const READ_MS = 6000;
/** Room for the tabs of a phone. */
const ABOVE_TABS = 72;

export function ToastProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<{ words: ToastWords; number: number } | null>(null);
  const { bottom } = useSafeAreaInsets();
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), READ_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const [say] = useState<Say>(
    () => (words: ToastWords) => setSaid((before) => ({ words, number: (before?.number ?? 0) + 1 })),
  );
  return (
    <SayContext value={say}>
      {children}
      {said && (
        <View style={[PLACE, { bottom: bottom + ABOVE_TABS }]}>
          <Appear key={said.number}>
            <Toast {...said.words} />
          </Appear>
        </View>
      )}
    </SayContext>
  );
}

const PLACE = {
  position: 'absolute',
  start: 16,
  end: 16,
  alignItems: 'center',
  pointerEvents: 'box-none',
} as const;
