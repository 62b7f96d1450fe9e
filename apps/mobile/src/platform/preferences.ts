import { Storage } from 'expo-sqlite/kv-store';

/** Small choices of this device, readable before the first frame. */
export const readPreference = (key: string): string | null => Storage.getItemSync(key);
export const writePreference = (key: string, value: string): void => Storage.setItemSync(key, value);
