import type {
  AlertChannel,
  AlertKind,
  AlertSettingsChange,
  ExplainedSettings,
  Loudness,
  SettingSource,
} from '@baton/protocol';

/** One's own layer or the organization's; of all bots and workflows, or of one bot. */
export type Scope = { layer: 'me' | 'organization'; botId: string | null };

export const LOUDNESS: readonly Loudness[] = ['critical', 'loud', 'normal', 'quiet'];
export const CHANNELS: readonly AlertChannel[] = [
  'escalation',
  'conversation',
  'bot_update',
  'workflow',
  'bot_health',
];

export type KindRow = {
  kind: AlertKind;
  on: boolean;
  loudness: Loudness;
  /** Where it comes from; `null` when this very scope says it. */
  inherited: SettingSource | null;
};

const OWN = {
  me: { all: 'member', one: 'member_subject' },
  organization: { all: 'organization', one: 'organization_subject' },
} as const;

/** The rows of a channel. What a scope cannot be about has none: a bot runs no workflows of its own. */
export function rowsOf(settings: ExplainedSettings, channel: AlertChannel, scope: Scope): KindRow[] {
  const own = OWN[scope.layer][scope.botId === null ? 'all' : 'one'];
  return (Object.keys(settings.kinds) as AlertKind[])
    .filter((kind) => kind.startsWith(`${channel}.`))
    .map((kind) => {
      const { on, loudness } = settings.kinds[kind];
      const above = [on, loudness].find(({ from }) => from === own);
      return { kind, on: on.value, loudness: loudness.value, inherited: above ? null : on.from };
    });
}

export const channelsOf = ({ botId }: Scope): readonly AlertChannel[] =>
  botId === null ? CHANNELS : CHANNELS.filter((channel) => channel !== 'workflow');

export const switching = (kind: AlertKind, on: boolean): AlertSettingsChange => ({
  kinds: { [kind]: { on } },
});
export const sounding = (kind: AlertKind, loudness: Loudness): AlertSettingsChange => ({
  kinds: { [kind]: { loudness } },
});
/** Back to what is inherited. */
export const inheriting = (kind: AlertKind): AlertSettingsChange => ({
  kinds: { [kind]: { on: null, loudness: null } },
});

export const queryOf = ({ botId }: Scope): string => (botId === null ? '' : `?bot=${botId}`);
