import type { AlertChannel, AlertKind, SettingSource } from '@baton/protocol';
import { useWords } from '../../i18n/i18n.ts';
import type { Scope, Subject } from './settings-of.ts';

/** What a page calls things: one's own speaks to oneself, the others of them. */
export type LayerWords = {
  kind: (kind: AlertKind) => string;
  channel: (channel: AlertChannel) => string;
  /** Whose word a value is; `null`: this very scope's. */
  whose: (from: SettingSource | null) => string;
  /** What still comes of a bot or a workflow that is unsubscribed. */
  off: (type: Subject['type']) => string;
};

export function useLayerWords(layer: Scope['layer']): LayerWords {
  const t = useWords();
  const yours: LayerWords = {
    kind: (kind) => t(`alerts.kind.${kind}`),
    channel: (channel) => t(`alerts.channel.${channel}`),
    whose: (from) => t(from === null ? 'alerts.own' : `alerts.source.${from}`),
    off: (type) => t(`subscription.${type}Off`),
  };
  if (layer === 'me') return yours;
  const theirs = { member: t('theirs.own'), member_subject: t('theirs.ownOne') };
  const own = layer === 'member' ? theirs.member : t('alerts.ownOrganization');
  return {
    kind: (kind) => t(`theirs.kind.${kind}`, { defaultValue: yours.kind(kind) }),
    channel: (channel) => (channel === 'conversation' ? t('theirs.channel') : yours.channel(channel)),
    whose: (from) =>
      from === null ? own : from === 'member' || from === 'member_subject' ? theirs[from] : yours.whose(from),
    off: (type) => (type === 'bot' ? t('theirs.botOff') : yours.off(type)),
  };
}
