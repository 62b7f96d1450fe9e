const CLOCKS_DIFFER_MS = 5 * 60_000;
const OLDEST_MS = 24 * 60 * 60_000;

/**
 * When an event happened: the time it carries, where that can be true. A clock that runs ahead a little means now; a time of the far future
 * or of more than a day ago says nothing, and the time of its coming counts. All in milliseconds since 1970.
 */
export function occurredAt(time: string | undefined, now: number): number {
  const told = time === undefined ? Number.NaN : Date.parse(time);
  if (Number.isNaN(told) || told > now + CLOCKS_DIFFER_MS || told < now - OLDEST_MS) return now;
  return Math.min(told, now);
}
