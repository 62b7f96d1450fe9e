import { useEffect, useRef, useState } from 'react';
import type { State } from '@baton/core';
import { useWords } from '../../i18n/i18n.ts';
import { waitingOf } from '../../live/queue-of.ts';
import { Announce } from '../../ui/Announce.tsx';

/** Says a new waiter to those who listen to the screen. Ticking badges stay silent. */
export function NewWaiter({ snapshot }: { snapshot: State | null }) {
  const t = useWords();
  const known = useRef<ReadonlySet<string> | null>(null);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (!snapshot) return;
    const waiting = waitingOf(snapshot);
    const fresh = known.current === null ? undefined : waiting.find(({ id }) => !known.current?.has(id));
    known.current = new Set(waiting.map(({ id }) => id));
    if (fresh) setSaid(t('queue.newWaiter', { name: fresh.customer.name }));
  }, [snapshot, t]);
  return <Announce words={said} />;
}
