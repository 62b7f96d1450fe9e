import { alerts as ar } from '../../i18n/ar/alerts.ts';
import { alerts as en } from '../../i18n/en/alerts.ts';
import {
  dayMark,
  fitting,
  isSnoozed,
  movedTime,
  snoozes,
  toggledDay,
  usualNight,
  WEEKEND,
  windowsOf,
} from './quiet.ts';

test('a day is switched on and off, and days stay in order', () => {
  const hours = usualNight('Europe/Berlin');
  const without = toggledDay(hours, 3);
  expect(without.days).toEqual([0, 1, 2, 4, 5, 6]);
  expect(toggledDay(without, 3).days).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test('times move by half hours around midnight', () => {
  expect(movedTime('23:30', 1)).toBe('00:00');
  expect(movedTime('00:00', -1)).toBe('23:30');
  expect(movedTime('07:00', 1)).toBe('07:30');
});

test('until the morning is the next seven o’clock, also after midnight', () => {
  const at = (hours: number) => new Date(2026, 10, 21, hours, 30).getTime();
  const morning = (now: number) => new Date(snoozes(now)[2]!.until);
  expect([morning(at(23)).getDate(), morning(at(23)).getHours()]).toEqual([22, 7]);
  expect([morning(at(2)).getDate(), morning(at(2)).getHours()]).toEqual([21, 7]);
});

test('a snooze ends by itself', () => {
  const peace = {
    quietHours: null,
    organizationQuietHours: null,
    overrideQuietHours: null,
    snoozedUntil: 1000,
    language: 'en' as const,
  };
  expect([isSnoozed(peace, 999), isSnoozed(peace, 1000)]).toEqual([true, false]);
});

test('further windows come and go; one stays, and the zone is that of all', () => {
  const night = usualNight('Europe/Berlin');
  const both = fitting(night, [...windowsOf(night), WEEKEND]);
  expect(both).toEqual({ ...night, also: [WEEKEND] });
  expect(windowsOf(both)).toHaveLength(2);
  expect(fitting(both, windowsOf(both).slice(1))).toEqual({ zone: 'Europe/Berlin', ...WEEKEND });
});

test.each([
  ['English', en],
  ['Arabic', ar],
])('in %s no two days are marked alike', (_language, { alerts: { day } }) => {
  expect(new Set(Object.values(day).map(dayMark)).size).toBe(7);
});
