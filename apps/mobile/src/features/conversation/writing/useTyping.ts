import { useEffect, useRef } from 'react';
import { useClient } from '../../../live/live.tsx';

/** Dots on the other side go out this long after the last key, well before they would by themselves. */
const PAUSE_MS = 4000;

/** Tells the customer's side that somebody writes, and that they stopped. */
export function useTyping(conversationId: string): (on: boolean) => void {
  const client = useClient();
  const pause = useRef<ReturnType<typeof setTimeout> | null>(null);
  const on = useRef(false);
  const tell = (next: boolean) => {
    if (pause.current !== null) clearTimeout(pause.current);
    if (next) pause.current = setTimeout(() => tell(false), PAUSE_MS);
    if (next || on.current) client.typing(conversationId, next);
    on.current = next;
  };
  const newest = useRef(tell);
  newest.current = tell;
  useEffect(() => () => newest.current(false), []);
  return tell;
}
