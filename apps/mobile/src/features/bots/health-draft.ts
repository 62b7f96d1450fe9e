import type { BotHealthSettings } from '@baton/protocol';

/** The form's fields as they are typed: times in seconds, who talks in minutes. */
export type HealthDraft = {
  every: string;
  url: string;
  checkEvery: string;
  slowAfter: string;
  downAfter: string;
  backAfter: string;
  talkingWithin: string;
  escalate: boolean;
};

const SECOND = 1000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const draftOf = (settings: BotHealthSettings): HealthDraft => ({
  every: settings.heartbeatEveryMs === null ? '' : String(settings.heartbeatEveryMs / SECOND),
  url: settings.url ?? '',
  checkEvery: String(settings.checkEveryMs / SECOND),
  slowAfter: String(settings.slowAfterMs / SECOND),
  downAfter: String(settings.downAfter),
  backAfter: String(settings.backAfter),
  talkingWithin: String(settings.talkingWithinMs / MINUTE),
  escalate: settings.escalateWhenDown,
});

/** How the URL is asked stays as it is where none is asked. */
type Asking = 'checkEveryMs' | 'slowAfterMs';
type Wanted = Omit<BotHealthSettings, Asking> & Partial<Pick<BotHealthSettings, Asking>>;

/** What the server is asked to set; `null` while a field makes no sense. The server looks again. */
export function readDraft(draft: HealthDraft): Wanted | null {
  const heartbeatEveryMs = draft.every.trim() === '' ? null : timeOf(draft.every, SECOND, [SECOND, DAY]);
  const url = draft.url.trim() === '' ? null : draft.url.trim();
  const checkEveryMs = timeOf(draft.checkEvery, SECOND, [SECOND, HOUR]);
  const slowAfterMs = timeOf(draft.slowAfter, SECOND, [SECOND / 10, 10 * SECOND]);
  const talkingWithinMs = timeOf(draft.talkingWithin, MINUTE, [MINUTE, DAY]);
  const [downAfter, backAfter] = [Number(draft.downAfter), Number(draft.backAfter)];
  const inARow = (signs: number) => Number.isInteger(signs) && signs >= 1 && signs <= 20;
  if (heartbeatEveryMs === undefined || talkingWithinMs === undefined) return null;
  if (!inARow(downAfter) || !inARow(backAfter)) return null;
  const escalateWhenDown = draft.escalate;
  const wanted = { heartbeatEveryMs, url, downAfter, backAfter, escalateWhenDown, talkingWithinMs };
  if (url === null) return wanted;
  if (!/^https?:\/\/[^\s/]/.test(url)) return null;
  if (checkEveryMs === undefined || slowAfterMs === undefined) return null;
  return { ...wanted, checkEveryMs, slowAfterMs };
}

/** In milliseconds; `undefined` for what is no number, or outside `least` and `most`. */
function timeOf(typed: string, unit: number, [least, most]: [number, number]): number | undefined {
  const ms = Math.round(Number(typed.trim().replace(',', '.')) * unit);
  return ms >= least && ms <= most ? ms : undefined;
}
