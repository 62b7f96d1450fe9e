import type { AlertKind, Entry } from '@baton/protocol';
import type { Alert, Notice } from './alert.ts';
import type { ChannelRules } from './channel-rules.ts';
import type { Ended } from './ending.ts';
import CHANNELS from './channels/index.gen.ts';

const BY_ID = new Map<string, ChannelRules>(
  Object.values(CHANNELS).map((channel) => [channel.id, channel as unknown as ChannelRules]),
);

/** The channel of an alert, or of a kind such as `bot_update.tool_added`. */
export function channelOf(of: Alert | AlertKind): ChannelRules {
  const id = typeof of === 'string' ? of.slice(0, of.indexOf('.')) : of.channel;
  return BY_ID.get(id)!;
}

/** What an entry is to people; `null` for most. */
export function noticeOf(entry: Entry): Notice | null {
  for (const channel of BY_ID.values()) {
    const notice = channel.fromEntry(entry);
    if (notice) return notice;
  }
  return null;
}

/** What is over once this entry is written; `kinds`: of the alerts that told it. */
export const endedBy = (entry: Entry): (Ended & { kinds: AlertKind[] })[] =>
  [...BY_ID.values()].flatMap((channel) => {
    const ended = channel.endedBy(entry);
    if (!ended) return [];
    return { ...ended, kinds: ended.topics.map((topic) => `${channel.id}.${topic}` as AlertKind) };
  });
