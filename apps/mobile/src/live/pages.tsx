import { useState } from 'react';
import { View } from 'react-native';
import { useWords } from '../i18n/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { ask, useAnswer, useCall } from './answers.tsx';

type Page = { next: string | number | null };
type Reading<P, T> = {
  path: string;
  /** The name by which the server is told where the page before begins. */
  by: 'after' | 'before';
  itemsOf: (page: P) => readonly T[];
  keyOf: (item: T) => string | number;
  /** As many are shown until somebody asks for more; all of the newest page without. */
  few?: number;
};
/** `earlier` shows what came before; `null` when that was all. */
export type Pages<T> = {
  items: readonly T[] | null;
  code: string | null;
  earlier: (() => void) | null;
  busy: boolean;
};

/** A list of the server's, newest first: its newest page stays as it is there, the pages before come when they are asked for. */
export function usePages<P extends Page, T>(reading: Reading<P, T>): Pages<T> {
  const { path, by, itemsOf, keyOf, few = Infinity } = reading;
  const call = useCall();
  const { data, code } = useAnswer<P>(path);
  const [kept, setKept] = useState<{ path: string; items: readonly T[]; next: Page['next'] } | null>(null);
  const [busy, setBusy] = useState(false);
  if (data === null) return { items: null, code, earlier: null, busy };

  const newest = itemsOf(data);
  const known = new Set(newest.map(keyOf));
  const before = kept?.path === path ? kept : null;
  // What was shown stays when newer ones push it off the newest page.
  const items = [...newest, ...(before?.items ?? []).filter((item) => !known.has(keyOf(item)))];
  const next = before ? before.next : data.next;
  if (before === null && items.length > few)
    return {
      items: items.slice(0, few),
      code,
      busy,
      earlier: () => setKept({ path, items: newest, next: data.next }),
    };

  const fetchEarlier = () => {
    setBusy(true);
    const from = `${path}${path.includes('?') ? '&' : '?'}${by}=${encodeURIComponent(String(next))}`;
    ask<P>(call, from)
      .then(
        (page) => setKept({ path, items: [...items, ...itemsOf(page)], next: page.next }),
        (failed: unknown) => console.info('nothing earlier', (failed as Error).message),
      )
      .finally(() => setBusy(false));
  };
  return { items, code, busy, earlier: next === null ? null : fetchEarlier };
}

/** Stands under a list that goes on. If the page before cannot be had, it stays. */
export function ShowEarlier({ pages: { earlier, busy } }: { pages: Pages<unknown> }) {
  const t = useWords();
  if (earlier === null) return null;
  return (
    <View style={{ alignItems: 'flex-start' }}>
      <Button label={t('activity.older')} onPress={earlier} disabled={busy} />
    </View>
  );
}
