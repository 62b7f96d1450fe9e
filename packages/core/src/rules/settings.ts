import type { AlertKind, AlertSettings, Loudness, Role, SettingSource } from '@baton/protocol';
import { ALERT_KINDS, SETTING_SOURCES } from '@baton/protocol';
import type { Subject } from './alert.ts';
import { channelOf } from './alert-channels.ts';

/** What each layer above the built-in one says; `null` when it says nothing. `Subject` layers are those of the alert's bot or workflow. */
export type SettingLayers = Record<Exclude<SettingSource, 'built_in'>, AlertSettings | null>;

export const NO_SETTINGS: SettingLayers = {
  organization: null,
  organization_subject: null,
  member: null,
  member_subject: null,
};

/** A value, and the layer that it comes from. */
export type Explained<T> = { value: T; from: SettingSource };

const FROM_THE_TOP = SETTING_SOURCES.filter((source) => source !== 'built_in').toReversed();

/** The topmost layer that says something wins. */
function inherited<T>(
  layers: SettingLayers,
  read: (settings: AlertSettings) => T | undefined,
  builtIn: T,
): Explained<T> {
  for (const from of FROM_THE_TOP) {
    const settings = layers[from];
    const value = settings ? read(settings) : undefined;
    if (value !== undefined) return { value, from };
  }
  return { value: builtIn, from: 'built_in' };
}

/** A new member's value, by role. */
export const builtIn = (kind: AlertKind, role: Role): { on: boolean; loudness: Loudness } => {
  const channel = channelOf(kind);
  const { on, loudness } = channel.defaults[kind.slice(channel.id.length + 1)]!;
  return { on: on && channel.onFor(role), loudness };
};

export const explainOn = (layers: SettingLayers, kind: AlertKind, role: Role): Explained<boolean> =>
  inherited(layers, ({ kinds }) => kinds?.[kind]?.on, builtIn(kind, role).on);

export const explainLoudness = (layers: SettingLayers, kind: AlertKind): Explained<Loudness> =>
  inherited(layers, ({ kinds }) => kinds?.[kind]?.loudness, builtIn(kind, 'owner').loudness);

/** Everybody is subscribed until somebody says otherwise: nothing is missed for want of a click. */
export const explainSubscribed = (layers: SettingLayers, type: Subject['type']): Explained<boolean> =>
  inherited(layers, ({ subscribed }) => subscribed?.[type], true);

const BECAUSE: Record<SettingSource, string> = {
  built_in: 'a default of Baton',
  organization: 'from your organization',
  organization_subject: 'from your organization, for this one',
  member: 'your own setting',
  member_subject: 'your own setting, for this one',
};
const shown = <T>({ value, from }: Explained<T>): Explained<T> & { because: string } => ({
  value,
  from,
  because: BECAUSE[from],
});

/** Whether escalations come through quiet hours, by whoever says so; `null` and nothing are silent. */
export type OverrideLayers = { member: boolean | null; bot?: boolean; organization?: boolean };

export function explainOverride({ member, bot, organization }: OverrideLayers) {
  const said: [boolean | null | undefined, SettingSource][] = [
    [member, 'member'],
    [bot, 'organization_subject'],
    [organization, 'organization'],
  ];
  const [value = null, from = 'built_in'] = said.find(([says]) => typeof says === 'boolean') ?? [];
  return shown<boolean>({ value: value ?? true, from });
}

/** Every setting of a member with where it comes from, so that inheritance is shown, not guessed. */
export const explainAll = (layers: SettingLayers, role: Role) => ({
  kinds: Object.fromEntries(
    ALERT_KINDS.map((kind) => [
      kind,
      { on: shown(explainOn(layers, kind, role)), loudness: shown(explainLoudness(layers, kind)) },
    ]),
  ) as Record<
    AlertKind,
    { on: ReturnType<typeof shown<boolean>>; loudness: ReturnType<typeof shown<Loudness>> }
  >,
  subscribed: {
    bot: shown(explainSubscribed(layers, 'bot')),
    workflow: shown(explainSubscribed(layers, 'workflow')),
  },
});
