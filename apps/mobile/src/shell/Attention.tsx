import { useEffect, useRef } from 'react';
import type { MemberPeace } from '@baton/protocol';
import { useWords } from '../i18n/i18n.ts';
import { ask, useCall } from '../live/answers.tsx';
import type { Call } from '../live/answers.tsx';
import { useClient, useLive } from '../live/live.tsx';
import { waitingOf } from '../live/queue-of.ts';
import { isPeaceful } from '../model/peace.ts';
import { showCount } from '../platform/attention';
import { tone } from '../platform/tone';
import { soundChoice } from '../preferences/sound-choice.ts';
import type { Place } from './place.ts';

/** How many wait, in the title and on the icon; and a short tone when somebody begins to. */
export function Attention({ at }: { at: Place }) {
  const t = useWords();
  const count = useLive(({ snapshot }) => (snapshot ? waitingOf(snapshot).length : 0));
  const title = t(`tab.${at}`);
  useEffect(() => showCount(count, title), [count, title]);
  useTone();
  return null;
}

/** Once for each handoff: what waited already when the app came is not new. */
function useTone(): void {
  const client = useClient();
  const call = useCall();
  const known = useRef<Set<string> | null>(null);
  useEffect(() => {
    if (!tone.available) return;
    const hear = () => {
      const { snapshot, phase } = client.getState();
      if (!snapshot || phase === 'starting') return;
      const waiting = waitingOf(snapshot).flatMap(({ handoff }) => handoff?.id ?? []);
      const fresh = known.current !== null && waiting.some((id) => known.current?.has(id) === false);
      known.current = new Set([...(known.current ?? []), ...waiting]);
      if (fresh) void ring(call);
    };
    hear();
    return client.subscribe(hear);
  }, [client, call]);
}

async function ring(call: Call): Promise<void> {
  const choice = soundChoice();
  if (choice === 'off' || (choice === 'awake' && (await isQuiet(call)))) return;
  tone.play();
}

/** Whether the member wants peace now. When nobody answers they may be needed, so the tone is heard. */
async function isQuiet(call: Call): Promise<boolean> {
  try {
    return isPeaceful(await ask<MemberPeace>(call, '/v1/me/peace'), Date.now());
  } catch (unreachable) {
    console.info('quiet hours not known', (unreachable as Error).name);
    return false;
  }
}
