import type {
  AlertKind,
  AlertSettings,
  AlertSettingsChange,
  OrganizationAlertsChange,
} from '@baton/protocol';

/** A layer after a change: a value sets, `null` goes back to what is inherited, what is left out stays. */
export function changeSettings(settings: AlertSettings, change: OrganizationAlertsChange): AlertSettings {
  const kinds: Record<string, object> = { ...settings.kinds };
  for (const [kind, wanted] of Object.entries(change.kinds ?? {})) {
    const next = without({ ...kinds[kind], ...wanted });
    if (Object.keys(next).length > 0) kinds[kind] = next;
    else delete kinds[kind];
  }
  const subscribed = without({ ...settings.subscribed, ...change.subscribed });
  const quietHours = change.quietHours === undefined ? settings.quietHours : change.quietHours;
  return {
    ...(quietHours ? { quietHours } : {}),
    ...(Object.keys(kinds).length > 0 ? { kinds: kinds as NonNullable<AlertSettings['kinds']> } : {}),
    ...(Object.keys(subscribed).length > 0 ? { subscribed } : {}),
  };
}

const without = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));

/** What would keep pushes of this kind away: a change of the member's own layer for this bot or workflow. */
export const silenceOf = (kind: AlertKind): AlertSettingsChange => ({ kinds: { [kind]: { on: false } } });
