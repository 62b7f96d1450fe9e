const MINUTE = 60_000;

/** What a row says about when it last changed; `time` is a wall clock, everything else an age. */
export type Age = { kind: 'now' } | { kind: 'minutes'; count: number } | { kind: 'time'; label: string };

/** Fresh things tell their age, older ones the time. */
export function ageOf(at: number, now: number): Age {
  const minutes = Math.floor(Math.max(0, now - at) / MINUTE);
  if (minutes < 1) return { kind: 'now' };
  return minutes < 60 ? { kind: 'minutes', count: minutes } : { kind: 'time', label: timeLabel(at) };
}

/** `02:14` in the device's time zone. */
export function timeLabel(at: number): string {
  const date = new Date(at);
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
}

/** `02:14` within the last half day, else the day with it: `Nov 20, 02:14`. */
export function dayLabel(at: number, now = Date.now()): string {
  if (Math.abs(now - at) < 12 * 60 * MINUTE) return timeLabel(at);
  const day = new Date(at).toLocaleDateString('en', { month: 'short', day: 'numeric' });
  return `${day}, ${timeLabel(at)}`;
}
