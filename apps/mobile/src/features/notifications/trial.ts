import type {
  AlertKind,
  AlertSettingsChange,
  DryRunAnswer,
  ExplainedSettings,
  MemberPeaceChange,
} from '@baton/protocol';
import { ownOf } from './settings-of.ts';
import type { Scope } from './settings-of.ts';

/** Changes that are tried and not saved yet. */
export type Trial = { settings: AlertSettingsChange; peace: MemberPeaceChange };
export const NO_TRIAL: Trial = { settings: {}, peace: {} };

export const triesNothing = ({ settings, peace }: Trial): boolean =>
  Object.keys(settings).length + Object.keys(peace).length === 0;

/** One change after the other; the later one wins. */
export function both(earlier: AlertSettingsChange, later: AlertSettingsChange): AlertSettingsChange {
  const kinds: NonNullable<AlertSettingsChange['kinds']> = { ...earlier.kinds };
  for (const [kind, wanted] of Object.entries(later.kinds ?? {}))
    kinds[kind as AlertKind] = { ...kinds[kind as AlertKind], ...wanted };
  const subscribed = { ...earlier.subscribed, ...later.subscribed };
  return {
    ...(Object.keys(kinds).length > 0 ? { kinds } : {}),
    ...(Object.keys(subscribed).length > 0 ? { subscribed } : {}),
  };
}

/** The settings as they would be: what is tried stands in its place, as this very scope's. */
export function tried(
  saved: ExplainedSettings,
  { kinds = {}, subscribed = {} }: AlertSettingsChange,
  scope: Scope,
): ExplainedSettings {
  const from = ownOf(scope);
  const next = copyOf(saved);
  for (const [kind, { on, loudness }] of Object.entries(kinds)) {
    const row = next.kinds[kind as AlertKind];
    if (typeof on === 'boolean') row.on = { ...row.on, value: on, from };
    if (loudness) row.loudness = { ...row.loudness, value: loudness, from };
  }
  for (const type of ['bot', 'workflow'] as const) {
    const value = subscribed[type];
    if (typeof value === 'boolean') next.subscribed[type] = { ...next.subscribed[type], value, from };
  }
  return next;
}

const copyOf = (saved: ExplainedSettings): ExplainedSettings => ({
  ...saved,
  kinds: Object.fromEntries(
    Object.entries(saved.kinds).map(([kind, row]) => [kind, { ...row }]),
  ) as ExplainedSettings['kinds'],
  subscribed: { ...saved.subscribed },
});

type Counts = DryRunAnswer['before'];
type Changed = DryRunAnswer['changed'][number];
export const pushesOf = (counts: Counts): number => (counts.push ?? 0) + (counts.push_quietly ?? 0);
/** What is held comes later, as one with others. */
const comes = (verdict: Changed['before']): boolean => verdict !== 'skip';

/** What would come that did not, what would not come any more, and what would come another way; each newest first. */
export const changesOf = ({ changed }: DryRunAnswer) => ({
  fresh: changed.filter(({ before, after }) => !comes(before) && comes(after)),
  gone: changed.filter(({ before, after }) => comes(before) && !comes(after)),
  other: changed.filter(({ before, after }) => comes(before) === comes(after)),
});
