import { useEffect } from 'react';
import { AppState } from 'react-native';
import type { Conversation } from '@baton/protocol';
import { useClient } from '../../live/live.tsx';

/** Tells the customer what their operator has seen: only the holder reads for them, and only with the app in front. */
export function useReading(conversation: Conversation, mine: boolean): void {
  const client = useClient();
  const { id, lastMessage, readByOperator } = conversation;
  const unread =
    mine && lastMessage !== null && lastMessage.by === 'customer' && lastMessage.seq > readByOperator
      ? lastMessage.seq
      : null;
  useEffect(() => {
    if (unread === null) return;
    const read = () => {
      if (AppState.currentState !== 'background') client.read(id, unread);
    };
    read();
    const listening = AppState.addEventListener('change', read);
    return () => listening.remove();
  }, [client, id, unread]);
}
