import { createContext, useContext, useState } from 'react';
import type { ReactNode } from 'react';
import { readPreference, writePreference } from '../platform/preferences';
import { ThemeProvider } from '../ui/theme.tsx';
import type { ThemeChoice } from '../ui/theme.tsx';

const KEY = 'theme';
export const THEMES: readonly ThemeChoice[] = ['system', 'light', 'dark', 'contrast'];

type Kept = { choice: ThemeChoice; choose: (choice: ThemeChoice) => void };
const KeptContext = createContext<Kept>({ choice: 'system', choose: () => undefined });

const kept = (): ThemeChoice => THEMES.find((choice) => choice === readPreference(KEY)) ?? 'system';

/** The theme as the system wishes, unless the member chose another on this device. */
export function KeptTheme({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState(kept);
  const choose = (next: ThemeChoice) => {
    writePreference(KEY, next);
    setChoice(next);
  };
  return (
    <KeptContext value={{ choice, choose }}>
      <ThemeProvider choice={choice}>{children}</ThemeProvider>
    </KeptContext>
  );
}

export const useThemeChoice = (): Kept => useContext(KeptContext);
