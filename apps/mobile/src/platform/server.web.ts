/** The web app talks to where it came from. */
export const asksForServer = false;
export const knownServer = (): string | null => globalThis.location.origin;
export const rememberServer = (_origin: string): void => undefined;
