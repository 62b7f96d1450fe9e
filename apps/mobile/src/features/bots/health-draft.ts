import { BotHealthRequest } from '@baton/protocol';
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

/** What the server is asked to set; `null` while a field makes no sense. */
export function readDraft(draft: HealthDraft): ReturnType<typeof BotHealthRequest.parse> | null {
  const every = draft.every.trim();
  const url = draft.url.trim();
  const read = BotHealthRequest.safeParse({
    heartbeatEveryMs: every === '' ? null : Math.round(Number(every) * 1000),
    url: url === '' ? null : url,
    downAfter: Number(draft.downAfter),
    backAfter: Number(draft.backAfter),
    escalateWhenDown: draft.escalate,
  });
  return read.success ? read.data : null;
}
