import type { QuietHours, QuietWindow } from '@baton/protocol';

const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    const parts = {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    } as const;
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      calendar: 'iso8601',
      ...parts,
    });
    formats.set(zone, format);
  }
  return format;
}

let lastRead = { zone: '', instant: 0, wall: 0 };

/** The wall clock of `zone` at `instant`, read as if it were UTC; milliseconds. Asked for one moment and many members in a row. */
function wallClock(zone: string, instant: number): number {
  if (lastRead.zone !== zone || lastRead.instant !== instant)
    lastRead = { zone, instant, wall: readWallClock(zone, instant) };
  return lastRead.wall;
}

function readWallClock(zone: string, instant: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(instant)) part[type] = Number(value);
  return Date.UTC(
    part['year']!,
    part['month']! - 1,
    part['day']!,
    part['hour']!,
    part['minute']!,
    part['second']!,
  );
}

const DAY = 86_400_000;

const MOST_KNOWN = 10_000;
const instants = new Map<string, number>();

/** `instantOf`, remembered: members of one zone ask for the same few edges of a night again and again. */
function edgeOf(zone: string, wall: number): number {
  const key = `${zone} ${wall}`;
  const known = instants.get(key);
  if (known !== undefined) return known;
  if (instants.size >= MOST_KNOWN) instants.clear();
  const instant = instantOf(zone, wall);
  instants.set(key, instant);
  return instant;
}

/**
 * The instant at which `zone` shows `wall`. In the hour that happens twice: the first time; in the hour that never happens: the moment
 * the clocks jump. So each edge of a window comes exactly once a night.
 */
function instantOf(zone: string, wall: number): number {
  const offsetAt = (instant: number) => wallClock(zone, instant) - instant;
  const before = offsetAt(wall - DAY);
  const after = offsetAt(wall + DAY);
  const early = wall - Math.max(before, after);
  const late = wall - Math.min(before, after);
  if (wallClock(zone, early) === wall) return early;
  if (wallClock(zone, late) === wall) return late;
  return jumpBetween(zone, early, late);
}

/** First instant after `from` at which the zone's offset has changed. */
function jumpBetween(zone: string, from: number, to: number): number {
  const offset = wallClock(zone, from) - from;
  let [low, high] = [from, to];
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (wallClock(zone, middle) - middle === offset) low = middle;
    else high = middle;
  }
  return high;
}

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** Windows that touch are one, for so many days at the most. */
const MOST_DAYS = 9;

/** When the quiet time that holds at `now` ends, in milliseconds; `null` when it is not quiet. Pure: zone rules are data. */
export function quietUntil(quiet: QuietHours, now: number): number | null {
  const { zone, also } = quiet;
  const today = Math.floor(wallClock(zone, now) / DAY) * DAY;
  const windows = also?.length
    ? [quiet, ...also].sort((a, b) => minutes(a.start) - minutes(b.start))
    : [quiet];
  let until = now;
  for (let day = today - DAY; day < today + MOST_DAYS * DAY; day += DAY) {
    // What begins later than the quiet time ends does not go on with it.
    if (day > today && edgeOf(zone, day) > until) break;
    for (const window of windows) until = Math.max(until, endOf(window, { zone, day, until }));
  }
  return until > now ? until : null;
}

/** When the window that starts on `day` ends, if it has begun by `until`; else never. */
function endOf(
  { days, start, end }: QuietWindow,
  { zone, day, until }: { zone: string; day: number; until: number },
): number {
  if (!days.includes(new Date(day).getUTCDay())) return 0;
  const [from, to] = [minutes(start), minutes(end)];
  if (edgeOf(zone, day + from * 60_000) > until) return 0;
  return edgeOf(zone, (to > from ? day : day + DAY) + to * 60_000);
}

/** The next instant from `now` on at which `zone` shows `clock` (`02:00`); milliseconds. On the night the hour is skipped: when the clocks jump. */
export function nextShowing(clock: string, zone: string, now: number): number {
  const today = Math.floor(wallClock(zone, now) / DAY) * DAY;
  const days = [today, today + DAY, today + 2 * DAY];
  return days.map((day) => instantOf(zone, day + minutes(clock) * 60_000)).find((at) => at >= now)!;
}
