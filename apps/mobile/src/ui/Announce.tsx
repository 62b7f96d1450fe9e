import { Text } from './Text.tsx';

/** Said by a screen reader, seen by nobody. `assertive` interrupts: only for the answer to a claim. */
export function Announce({ words, assertive = false }: { words: string; assertive?: boolean }) {
  return (
    <Text role={assertive ? 'alert' : 'status'} aria-live={assertive ? 'assertive' : 'polite'} style={HIDDEN}>
      {words}
    </Text>
  );
}

const HIDDEN = { position: 'absolute', width: 1, height: 1, overflow: 'hidden', opacity: 0 } as const;
