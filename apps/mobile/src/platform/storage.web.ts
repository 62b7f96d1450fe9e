const NAME = 'baton';
const STORE = 'state';

let opened: Promise<IDBDatabase> | null = null;

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('storage is refused'));
  });
  return opened;
}

async function run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const transaction = (await database()).transaction(STORE, mode);
  const request = act(transaction.objectStore(STORE));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? new Error('storage is full'));
    transaction.onerror = () => reject(transaction.error ?? new Error('storage failed'));
  });
}

/** What the client keeps over a reload: its state, its cursor, its outbox. Too much for localStorage's 5 MB. */
export const storage = {
  get: async (key: string): Promise<string | null> =>
    ((await run<unknown>('readonly', (store) => store.get(key))) as string | undefined) ?? null,
  set: async (key: string, value: string): Promise<void> =>
    void (await run('readwrite', (store) => store.put(value, key))),
  remove: async (key: string): Promise<void> => void (await run('readwrite', (store) => store.delete(key))),
};
