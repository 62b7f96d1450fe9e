import { randomUUID } from 'expo-crypto';

/** A fresh random UUID. */
export const newId = (): string => randomUUID();
