import { readPreference, writePreference } from './preferences';

const KEY = 'server';

/** A phone is told which server is its own. Origin without a slash at the end. */
export const asksForServer = true;
export const knownServer = (): string | null => readPreference(KEY);
export const rememberServer = (origin: string): void => writePreference(KEY, origin);
