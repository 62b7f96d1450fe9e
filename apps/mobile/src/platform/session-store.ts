import * as SecureStore from 'expo-secure-store';

const KEY = 'session';

/** Phones keep the session's token in the keychain and send no cookies. */
export const credentials: RequestCredentials = 'omit';
export const readBearer = (): Promise<string | null> => SecureStore.getItemAsync(KEY);
export const keepBearer = (token: string | null): Promise<void> =>
  token === null
    ? SecureStore.deleteItemAsync(KEY)
    : SecureStore.setItemAsync(KEY, token, { keychainAccessible: SecureStore.AFTER_FIRST_UNLOCK });
