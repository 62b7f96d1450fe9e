import type {
  AlertChannel,
  AlertKind,
  AlertSettingsChange,
  ExplainedSettings,
  Loudness,
  SettingSource,
} from '@baton/protocol';

/** A bot or a workflow. */
export type Subject = { type: 'bot' | 'workflow'; id: string; name: string };
/** One's own layer, another member's or the organization's; of all bots and workflows, or of one. */
export type Scope = { subject: Subject | null } & (
  | { layer: 'me' | 'organization' }
  | { layer: 'member'; memberId: string }
);

export const LOUDNESS: readonly Loudness[] = ['critical', 'loud', 'normal', 'quiet'];
export const CHANNELS: readonly AlertChannel[] = [
  'escalation',
  'conversation',
  'bot_update',
  'workflow',
  'bot_health',
];

/** Where a value comes from; `null` when this very scope says it. */
type Inherited = SettingSource | null;
export type KindRow = { kind: AlertKind; on: boolean; loudness: Loudness; inherited: Inherited };
export type SubscriptionRow = { type: Subject['type']; on: boolean; inherited: Inherited };

const OWN = {
  me: { all: 'member', one: 'member_subject' },
  member: { all: 'member', one: 'member_subject' },
  organization: { all: 'organization', one: 'organization_subject' },
} as const;

/** What a value of this very scope is from. */
export const ownOf = ({ layer, subject }: Pick<Scope, 'layer' | 'subject'>) =>
  OWN[layer][subject === null ? 'all' : 'one'];

/** The rows of a channel. What a scope cannot be about has none: a bot runs no workflows of its own. */
export function rowsOf(settings: ExplainedSettings, channel: AlertChannel, scope: Scope): KindRow[] {
  const own = ownOf(scope);
  return (Object.keys(settings.kinds) as AlertKind[])
    .filter((kind) => kind.startsWith(`${channel}.`))
    .map((kind) => {
      const { on, loudness } = settings.kinds[kind];
      const above = [on, loudness].find(({ from }) => from === own);
      return { kind, on: on.value, loudness: loudness.value, inherited: above ? null : on.from };
    });
}

/** To all bots and to all workflows, or to the one that is picked. */
export function subscriptionsOf(settings: ExplainedSettings, scope: Scope): SubscriptionRow[] {
  const types = scope.subject ? [scope.subject.type] : (['bot', 'workflow'] as const);
  return types.map((type) => {
    const { value, from } = settings.subscribed[type];
    return { type, on: value, inherited: from === ownOf(scope) ? null : from };
  });
}

export const channelsOf = ({ subject }: Scope): readonly AlertChannel[] =>
  subject === null
    ? CHANNELS
    : CHANNELS.filter((channel) => (channel === 'workflow') === (subject.type === 'workflow'));

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
/** `null`: back to what is inherited. */
export const subscribing = (type: Subject['type'], on: boolean | null): AlertSettingsChange => ({
  subscribed: { [type]: on },
});

/** As the server's routes are asked about it. */
export const askedOf = ({ subject }: Pick<Scope, 'subject'>): { bot?: string; workflow?: string } =>
  subject === null ? {} : { [subject.type]: subject.id };
export const queryOf = ({ subject }: Pick<Scope, 'subject'>): string =>
  subject === null ? '' : `?${subject.type}=${subject.id}`;
/** Where the server keeps this very scope. */
export const pathOf = (scope: Scope): string =>
  `/v1/${scope.layer === 'member' ? `members/${scope.memberId}` : scope.layer}/alerts${queryOf(scope)}`;
