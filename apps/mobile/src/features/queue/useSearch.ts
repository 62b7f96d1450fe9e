import { useEffect, useRef, useState } from 'react';
import type { SearchAnswer } from '@baton/protocol';
import { ask, useCall } from '../../live/answers.tsx';
import type { QueueFilter } from './filter.ts';
import type { Hit } from './sections.ts';

/** Typing pauses this long before the server is asked. */
const PAUSE_MS = 250;
/** The server does not search for less. */
const SHORTEST = 2;

/** `here`: the server cannot be asked, so only what this device has was searched. */
export type Search = {
  hits: readonly Hit[];
  state: 'idle' | 'asking' | 'found' | 'here';
  /** Fetches the next page; `null` when there is none. */
  more: (() => void) | null;
};

type Found = { path: string; hits: readonly Hit[]; next: string | null; unreachable: boolean };

function pathOf(words: string, { bot, connector, label }: QueueFilter): string | null {
  if (words.length < SHORTEST) return null;
  const query = new URLSearchParams({ q: words });
  for (const [name, value] of Object.entries({ bot, connector, label })) if (value) query.set(name, value);
  return `/v1/search?${query.toString()}`;
}

/** Searches the words of all conversations, also of those that this device does not have. */
export function useSearch(search: string, filter: QueueFilter): Search {
  const call = useCall();
  const path = pathOf(search.trim(), filter);
  const [found, setFound] = useState<Found | null>(null);
  const newest = useRef(path);
  newest.current = path;
  const fetchPage = (from: string, before: Found | null) => {
    const page = before?.next ? `${from}&after=${encodeURIComponent(before.next)}` : from;
    ask<SearchAnswer>(call, page).then(
      ({ hits, next }) => {
        if (newest.current === from)
          setFound({ path: from, hits: [...(before?.hits ?? []), ...hits], next, unreachable: false });
      },
      (unreachable: unknown) => {
        console.info('search not answered', (unreachable as Error).name);
        if (newest.current === from)
          setFound({ path: from, hits: before?.hits ?? [], next: null, unreachable: true });
      },
    );
  };
  useEffect(() => {
    if (path === null) return;
    const timer = setTimeout(() => fetchPage(path, null), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [call, path]);
  if (path === null) return { hits: [], state: 'idle', more: null };
  // While the next words are looked up, the last answer would only flicker.
  if (found?.path !== path) return { hits: [], state: 'asking', more: null };
  return {
    hits: found.hits,
    state: found.unreachable ? 'here' : 'found',
    more: found.next === null ? null : () => fetchPage(path, found),
  };
}
