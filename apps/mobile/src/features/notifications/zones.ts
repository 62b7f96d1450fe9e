/** As many are offered at once; who looks for another types a part of its name. */
const MOST = 40;

/** All zones that the device knows; not every one tells. */
function knownZones(): readonly string[] {
  const listed = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : [];
  return ['UTC', ...listed];
}

const isZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch (unknown) {
    if (unknown instanceof RangeError) return false;
    throw unknown;
  }
};

const words = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .trim();

/**
 * Zones to choose from, by what is typed: `berlin`, `new york`. The device's own is the first and the one that counts now the second while
 * nothing is typed. A name that no list has, as `Asia/Kolkata` in some browsers, is offered once it is written out.
 */
export function zonesFor(typed: string, { device, now }: { device: string; now: string }): string[] {
  const wanted = words(typed);
  const all = [...new Set([device, now, ...knownZones()])];
  const found = all.filter((zone) => words(zone).includes(wanted)).slice(0, MOST);
  const written = typed.trim();
  return found.length === 0 && written.includes('/') && isZone(written) ? [written] : found;
}

/** `New York (America)`: the place first, since that is what people look for. */
export function zoneLabel(zone: string): string {
  const [area, ...place] = zone.replaceAll('_', ' ').split('/');
  return place.length === 0 ? zone : `${place.toReversed().join(', ')} (${area})`;
}

/** `14:05`, what a clock there shows. */
export const clockIn = (zone: string, at: number): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at);
