const PREFIX = 'baton.';

/** Small choices of this browser. A browser that refuses storage forgets them, and that is all. */
export function readPreference(key: string): string | null {
  try {
    return globalThis.localStorage.getItem(PREFIX + key);
  } catch (refused) {
    console.info('preferences are not kept', (refused as Error).name);
    return null;
  }
}

export function writePreference(key: string, value: string): void {
  try {
    globalThis.localStorage.setItem(PREFIX + key, value);
  } catch (refused) {
    console.info('preferences are not kept', (refused as Error).name);
  }
}
