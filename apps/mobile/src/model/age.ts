import { i18n } from '../i18n/i18n.ts';

const MINUTE = 60_000;

/** What a row says about when it last changed; `time` is a wall clock, everything else an age. */
export type Age = { kind: 'now' } | { kind: 'minutes'; count: number } | { kind: 'time'; label: string };

/** Fresh things tell their age, older ones the time. */
export function ageOf(at: number, now: number): Age {
  const minutes = Math.floor(Math.max(0, now - at) / MINUTE);
  if (minutes < 1) return { kind: 'now' };
  return minutes < 60 ? { kind: 'minutes', count: minutes } : { kind: 'time', label: timeLabel(at) };
}

const made = new Map<string, Intl.DateTimeFormat>();

/** In the app's language and the device's time zone. Making a format is slow, so each is made once. */
export function dateLabel(at: number, options: Intl.DateTimeFormatOptions): string {
  const name = `${i18n.locale} ${JSON.stringify(options)}`;
  const format = made.get(name) ?? new Intl.DateTimeFormat(i18n.locale, options);
  made.set(name, format);
  return format.format(at);
}

/** `02:14`: of a day's 24 hours in every language, since a night shift has no use for a.m. and p.m. */
export const timeLabel = (at: number): string =>
  dateLabel(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** `02:14:07` */
export const secondLabel = (at: number): string =>
  dateLabel(at, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

/** `02:14` within the last half day, else the day with it: `Nov 20, 02:14`. */
export const dayLabel = (at: number, now = Date.now()): string =>
  Math.abs(now - at) < 12 * 60 * MINUTE ? timeLabel(at) : `${shortDay(at)}, ${timeLabel(at)}`;

/** `Nov 20` */
export const shortDay = (at: number): string => dateLabel(at, { month: 'short', day: 'numeric' });
