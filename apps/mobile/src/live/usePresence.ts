import { useEffect } from 'react';
import { AppState } from 'react-native';
import { useClient, useLive } from './live.tsx';

/** Tells the others whether this member is in front of the app. Told again whenever the connection comes back. */
export function usePresence(): void {
  const client = useClient();
  const live = useLive((state) => state.phase === 'live');
  useEffect(() => {
    if (!live) return;
    const tell = () => client.presence(AppState.currentState === 'background' ? 'away' : 'online');
    tell();
    const listening = AppState.addEventListener('change', tell);
    return () => listening.remove();
  }, [client, live]);
}
