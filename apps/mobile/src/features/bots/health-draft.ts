import type { BotHealthSettings } from '@baton/protocol';

/** The form's fields as they are typed; the interval in seconds. */
export type HealthDraft = {
  every: string;
  url: string;
  downAfter: string;
  backAfter: string;
  escalate: boolean;
};

export const draftOf = (settings: BotHealthSettings): HealthDraft => ({
  every: settings.heartbeatEveryMs === null ? '' : String(settings.heartbeatEveryMs / 1000),
  url: settings.url ?? '',
  downAfter: String(settings.downAfter),
  backAfter: String(settings.backAfter),
  escalate: settings.escalateWhenDown,
});

type Wanted = Pick<
  BotHealthSettings,
  'heartbeatEveryMs' | 'url' | 'downAfter' | 'backAfter' | 'escalateWhenDown'
>;

const DAY_S = 86_400;

/** What the server is asked to set; `null` while a field makes no sense. The server looks again. */
export function readDraft(draft: HealthDraft): Wanted | null {
  const every = draft.every.trim() === '' ? null : Number(draft.every);
  const url = draft.url.trim() === '' ? null : draft.url.trim();
  const [downAfter, backAfter] = [Number(draft.downAfter), Number(draft.backAfter)];
  const inARow = (signs: number) => Number.isInteger(signs) && signs >= 1 && signs <= 20;
  if (every !== null && !(every >= 1 && every <= DAY_S)) return null;
  if (url !== null && !/^https?:\/\/[^\s/]/.test(url)) return null;
  if (!inARow(downAfter) || !inARow(backAfter)) return null;
  const heartbeatEveryMs = every === null ? null : Math.round(every * 1000);
  return { heartbeatEveryMs, url, downAfter, backAfter, escalateWhenDown: draft.escalate };
}
