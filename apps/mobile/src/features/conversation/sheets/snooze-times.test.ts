import { moved, snoozeTimes } from './snooze-times.ts';

const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime();
const named = (now: number) => snoozeTimes(now).map((time) => [time.key, time.at]);

test('on a Friday afternoon: an hour, the evening, tomorrow, Monday', () => {
  expect(named(at(20, 14, 10))).toEqual([
    ['hour', at(20, 15, 10)],
    ['evening', at(20, 18)],
    ['tomorrow', at(21, 9)],
    ['monday', at(23, 9)],
  ]);
});

test('in the evening there is no evening, and on a Sunday Monday is tomorrow', () => {
  expect(named(at(22, 17, 30)).map(([key]) => key)).toEqual(['hour', 'tomorrow']);
});

test('on a Monday the next Monday is a week away', () => {
  expect(named(at(16, 9)).at(-1)).toEqual(['monday', at(23, 9)]);
});

test('a picked time goes by days and half hours, never into the past and never beyond a month', () => {
  const now = at(20, 14, 10);
  expect(moved(at(21, 9), { days: 1 }, now)).toBe(at(22, 9));
  expect(moved(at(21, 9), { steps: -1 }, now)).toBe(at(21, 8, 30));
  expect(moved(at(21, 9), { days: -1 }, now)).toBe(at(20, 14, 30));
  expect(moved(at(21, 9), { days: 90 }, now)).toBeLessThan(now + 31 * 86_400_000);
});
