import { useEffect, useState } from 'react';
import type { AttachmentLink } from '@baton/protocol';
import { ask, useCall } from '../../../live/answers.tsx';
import type { Call } from '../../../live/answers.tsx';
import { knownServer } from '../../../platform/server';

/** A link is asked for anew this long before it ends. */
const MARGIN_MS = 60_000;
const known = new Map<string, { url: string; expiresAt: number }>();

/** Where a file can be had without a header, for some minutes. */
export async function linkOf(call: Call, id: string): Promise<string> {
  const kept = known.get(id);
  if (kept && kept.expiresAt - MARGIN_MS > Date.now()) return kept.url;
  const { url, expiresAt } = await ask<AttachmentLink>(call, `/v1/attachments/${id}/link`);
  const whole = `${knownServer() ?? ''}${url}`;
  known.set(id, { url: whole, expiresAt });
  return whole;
}

/** The link of what is to be drawn; `lost` when there is none to be had now. */
export function useLink(id: string): { url: string | null; lost: boolean; lose: () => void } {
  const call = useCall();
  const [url, setUrl] = useState<string | null>(null);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    let left = false;
    linkOf(call, id).then(
      (found) => !left && setUrl(found),
      (unreachable: unknown) => {
        console.info('file not reached', (unreachable as Error).name);
        if (!left) setLost(true);
      },
    );
    return () => {
      left = true;
    };
  }, [call, id]);
  return { url, lost, lose: () => setLost(true) };
}
