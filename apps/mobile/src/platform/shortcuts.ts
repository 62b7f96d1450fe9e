export const modKey = '';
/** A phone has no keys. */
export const hasKeys = false;

export function useShortcuts(_keys: Readonly<Record<string, () => void>>): void {}
export const canPress = (_key: string): boolean => false;
export const press = (_key: string): void => undefined;
export const singleKeys = (): boolean => false;
export const setSingleKeys = (_on: boolean): void => undefined;
