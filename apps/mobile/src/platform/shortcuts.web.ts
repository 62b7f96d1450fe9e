import { useEffect, useRef } from 'react';

type Keys = Readonly<Record<string, () => void>>;

const WRITING = 'input, textarea, [contenteditable="true"]';

/** Single keys and `mod+k` (⌘ or Ctrl). Single keys never fire while somebody writes. */
export function useShortcuts(keys: Keys): void {
  const newest = useRef<Keys>(keys);
  newest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.isComposing) return;
      const mod = event.metaKey || event.ctrlKey;
      if (!mod && event.target instanceof Element && event.target.closest(WRITING)) return;
      const act = newest.current[(mod ? 'mod+' : '') + event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
