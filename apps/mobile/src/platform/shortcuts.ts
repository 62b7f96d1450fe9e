/** A phone has no keys. */
export function useShortcuts(_keys: Readonly<Record<string, () => void>>): void {}
