import { i18n } from '../i18n/i18n.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** `0.4`, in the digits of the language. */
const tenths = (value: number): string =>
  new Intl.NumberFormat(i18n.locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);

/** Seconds with one digit behind the point: `1.3`. */
export const secondsLabel = (ms: number): string => tenths(ms / SECOND);

/** Milliseconds as words of one glance: `0.4 s`, `38 s`, `4m 12s`, `15 min`, `2 h 5 min`. */
export function durationLabel(ms: number): string {
  if (ms < SECOND) return i18n.t('duration.seconds', { seconds: secondsLabel(Math.max(0, ms)) });
  const seconds = Math.round(ms / SECOND);
  if (seconds < 60) return i18n.t('duration.seconds', { seconds });
  if (seconds % 60 !== 0 && ms < 10 * MINUTE)
    return i18n.t('duration.minutesSeconds', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
  const minutes = Math.round(ms / MINUTE);
  if (minutes < 60) return i18n.t('duration.minutes', { minutes });
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0
    ? i18n.t('duration.hours', { hours })
    : i18n.t('duration.hoursMinutes', { hours, minutes: minutes % 60 });
}

/** `7.5×`: how many times its average; `null` without one. */
export function timesLabel(ms: number, averageMs: number | null): string | null {
  if (averageMs === null || averageMs <= 0) return null;
  const times = ms / averageMs;
  const format = new Intl.NumberFormat(i18n.locale, { maximumFractionDigits: times < 10 ? 1 : 0 });
  return `${format.format(times)}×`;
}
