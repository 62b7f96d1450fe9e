const HOUR = 3_600_000;
const MINUTE = 60_000;
/** A time that is chosen by hand goes by half hours. */
const STEP = 30 * MINUTE;
/** The server takes no longer snooze. */
const LONGEST_DAYS = 31;

export type SnoozeTime = { key: 'hour' | 'evening' | 'tomorrow' | 'monday'; at: number };

/** `hour` o'clock on the day `days` after that of `at`, in the device's time zone. */
function clock(at: number, days: number, hour: number): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, hour).getTime();
}

/** What is offered at once; the evening only while it is more than an hour away. */
export function snoozeTimes(now: number): SnoozeTime[] {
  const evening = clock(now, 0, 18);
  const toMonday = (8 - new Date(now).getDay()) % 7 || 7;
  return [
    { key: 'hour', at: now + HOUR },
    ...(evening - now > HOUR ? [{ key: 'evening' as const, at: evening }] : []),
    { key: 'tomorrow', at: clock(now, 1, 9) },
    ...(toMonday > 1 ? [{ key: 'monday' as const, at: clock(now, toMonday, 9) }] : []),
  ];
}

/** `at` moved by days and half hours, kept between the next half hour and the longest snooze. */
export function moved(at: number, by: { days?: number; steps?: number }, now: number): number {
  const date = new Date(at);
  date.setDate(date.getDate() + (by.days ?? 0));
  const wanted = date.getTime() + (by.steps ?? 0) * STEP;
  const first = Math.ceil((now + MINUTE) / STEP) * STEP;
  return Math.min(Math.max(wanted, first), clock(now, LONGEST_DAYS - 1, 23));
}
