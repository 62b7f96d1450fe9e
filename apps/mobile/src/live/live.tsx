import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import type { Client, ClientState } from '@baton/client';

const ClientContext = createContext<Client | null>(null);

/** Gives everything below the one client that is in step with the server. */
export function LiveProvider({ client, children }: { client: Client; children: ReactNode }) {
  return <ClientContext value={client}>{children}</ClientContext>;
}

export function useClient(): Client {
  const client = useContext(ClientContext);
  if (!client) throw new Error('useClient needs a LiveProvider above it');
  return client;
}

/** The newest state; draws again at every change of what `pick` takes from it. */
export function useLive<T>(pick: (state: ClientState) => T): T {
  const client = useClient();
  const subscribe = useCallback((changed: () => void) => client.subscribe(changed), [client]);
  const read = () => pick(client.getState());
  return useSyncExternalStore(subscribe, read, read);
}
