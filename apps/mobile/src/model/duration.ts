const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Milliseconds as words of one glance: `0.4 s`, `38 s`, `4m 12s`, `15 min`, `2 h 5 min`. */
export function durationLabel(ms: number): string {
  if (ms < SECOND) return `${(Math.max(0, ms) / SECOND).toFixed(1)} s`;
  if (ms < MINUTE) return `${Math.round(ms / SECOND)} s`.replace('60 s', '1 min');
  const seconds = Math.round(ms / SECOND);
  if (seconds % 60 === 0 && ms < HOUR) return `${seconds / 60} min`;
  if (ms < 10 * MINUTE) return `${Math.floor(seconds / 60)}m ${seconds % 60}s`;
  const minutes = Math.round(ms / MINUTE);
  if (minutes < 60) return `${minutes} min`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `7.5×`: how many times its average; `null` without one. */
export function timesLabel(ms: number, averageMs: number | null): string | null {
  if (averageMs === null || averageMs <= 0) return null;
  const times = ms / averageMs;
  return `${times < 10 ? Number(times.toFixed(1)) : Math.round(times)}×`;
}
