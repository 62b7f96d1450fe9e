import { useState } from 'react';
import type { Suggestion, Suggestions } from './suggestions.ts';

/** The list above the composer: which one is lit, what keys do, and that it stays closed once it was closed. */
export function useSuggestions(found: Suggestions | null, take: (suggestion: Suggestion) => void) {
  const [lit, setLit] = useState(0);
  const [closed, setClosed] = useState<number | null>(null);
  if (found === null && closed !== null) setClosed(null);
  const shown = found !== null && closed !== found.start ? found : null;
  const count = shown?.options.length ?? 0;
  const at = Math.min(lit, Math.max(0, count - 1));
  const choose = (suggestion: Suggestion) => {
    setLit(0);
    take(suggestion);
  };
  /** Whether the key was meant for the list. */
  const key = (pressed: string): boolean => {
    if (!shown) return false;
    if (pressed === 'Escape') {
      setClosed(shown.start);
      return true;
    }
    const option = shown.options[at];
    if (!option) return false;
    if (pressed === 'ArrowDown') setLit((at + 1) % count);
    else if (pressed === 'ArrowUp') setLit((at + count - 1) % count);
    else if (pressed === 'Enter' || pressed === 'Tab') choose(option);
    else return false;
    return true;
  };
  return { shown, at, key, choose };
}
