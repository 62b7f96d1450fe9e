import { SQLiteStorage } from 'expo-sqlite/kv-store';

const kept = new SQLiteStorage('baton-state');

/** What the client keeps over a restart: its state, its cursor, its outbox. */
export const storage = {
  get: (key: string): Promise<string | null> => kept.getItemAsync(key),
  set: (key: string, value: string): Promise<void> => kept.setItemAsync(key, value),
  remove: async (key: string): Promise<void> => {
    await kept.removeItemAsync(key);
  },
};
