import type { EntryOf, NewEntry, QuietHours, SettingsPlace } from '@baton/protocol';

type Changed = EntryOf<'settings.changed'>;
type Value = Changed['changes'][number]['before'];
type Change = Pick<Changed, 'by'> & { of: Partial<SettingsPlace> & Pick<SettingsPlace, 'settings'> };

/** What the journal says when somebody changed what counts for others; nothing where nothing is different. `at` in milliseconds. */
export function settingsChanged({ by, of }: Change, before: object, after: object, at: number): NewEntry[] {
  const [was, is] = [new Map(valuesOf(before)), new Map(valuesOf(after))];
  const names = [...new Set([...was.keys(), ...is.keys()])].sort();
  const changes = names
    .map((name) => ({ name, before: was.get(name) ?? null, after: is.get(name) ?? null }))
    .filter((change) => change.before !== change.after);
  if (changes.length === 0) return [];
  const place = { botId: null, workflowId: null, memberId: null, ...of };
  const who = { memberId: by.memberId, name: by.name };
  return [{ type: 'settings.changed', at, by: who, of: place, changes }];
}

/** Every value with its path. */
function valuesOf(settings: object, path = ''): [string, Value][] {
  return Object.entries(settings).flatMap(([key, value]: [string, unknown]) => {
    const name = path + key;
    if (value === null || value === undefined) return [];
    if (key === 'quietHours') return [[name, hoursInWords(value as QuietHours)]];
    if (typeof value === 'object') return valuesOf(value, `${name}.`);
    return [[name, key === 'url' ? withoutSecrets(String(value)) : (value as Value)]];
  });
}

const DAYS = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'];

/** `Mo Tu We Th Fr 22:00–07:00, Su Sa 00:00–00:00 (Europe/Berlin)`: one value, however many windows. */
function hoursInWords({ zone, also = [], ...first }: QuietHours): string {
  const windows = [first, ...also].map(
    ({ days, start, end }) => `${days.map((day) => DAYS[day]).join(' ')} ${start}–${end}`,
  );
  return `${windows.join(', ')} (${zone})`;
}

/** Everybody reads the journal: a key in an address is not for everybody. */
function withoutSecrets(address: string): string {
  const [origin = '', rest = ''] = address.split(/(?<=^[a-z]+:\/\/)/i);
  const bare = rest.replace(/^[^/?#]*@/, '');
  const shown = bare.replace(/[?#].*$/s, '');
  return origin + shown + (shown === bare ? '' : '?…');
}
