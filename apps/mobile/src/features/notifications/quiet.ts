import type { MemberPeace, QuietHours, QuietWindow } from '@baton/protocol';

const HOUR = 3_600_000;

/** What quiet hours begin as: every night, in the device's zone. */
export const usualNight = (zone: string): QuietHours => ({
  zone,
  days: [0, 1, 2, 3, 4, 5, 6],
  start: '22:00',
  end: '07:00',
});

/** The day switched on or off; days stay in order. */
export const toggledDay = <W extends QuietWindow>(window: W, day: number): W => ({
  ...window,
  days: window.days.includes(day)
    ? window.days.filter((other) => other !== day)
    : [...window.days, day].sort(),
});

/** Two letters of a day's name; in Arabic after its article, with which nearly all begin. */
export const dayMark = (name: string): string => name.replace(/^ال/, '').slice(0, 2);

/** As many as the server keeps. */
export const MOST_WINDOWS = 7;
/** What a further window begins as. */
export const WEEKEND: QuietWindow = { days: [0, 6], start: '00:00', end: '00:00' };

export const windowsOf = ({ days, start, end, also = [] }: QuietHours): QuietWindow[] => [
  { days, start, end },
  ...also,
];

/** The hours with these windows, one at least. */
export function fitting({ zone }: QuietHours, [first = WEEKEND, ...also]: QuietWindow[]): QuietHours {
  return { zone, ...first, ...(also.length > 0 && { also }) };
}

/** Half an hour later or earlier, around the clock. */
export function movedTime(time: string, halfHours: number): string {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + halfHours * 30;
  const wrapped = ((minutes % 1440) + 1440) % 1440;
  return `${String(Math.floor(wrapped / 60)).padStart(2, '0')}:${String(wrapped % 60).padStart(2, '0')}`;
}

/** Until when "snooze" lasts: an hour, four, or seven tomorrow morning. */
export function snoozes(now: number): { key: 'hour' | 'hours' | 'morning'; until: number }[] {
  const morning = new Date(now);
  if (morning.getHours() >= 7) morning.setDate(morning.getDate() + 1);
  morning.setHours(7, 0, 0, 0);
  return [
    { key: 'hour', until: now + HOUR },
    { key: 'hours', until: now + 4 * HOUR },
    { key: 'morning', until: morning.getTime() },
  ];
}

export const isSnoozed = ({ snoozedUntil }: MemberPeace, now: number): boolean =>
  snoozedUntil !== null && snoozedUntil > now;

export const everQuiet = (hours: QuietHours): boolean => windowsOf(hours).some(({ days }) => days.length > 0);

/** Of one's own: none. */
export const neverQuiet = ({ zone, start, end }: QuietHours): QuietHours => ({ zone, start, end, days: [] });
