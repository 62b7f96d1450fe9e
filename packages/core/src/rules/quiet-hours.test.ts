import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quietProperties } from '../testing/rules-properties.ts';
import { REAL } from '../testing/subject.ts';
import { nextShowing, quietUntil } from './quiet-hours.ts';
import type { QuietHours } from '@baton/protocol';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const quiet = (zone: string, start: string, end: string, days = EVERY_DAY): QuietHours => ({
  zone,
  days,
  start,
  end,
});

/** Minutes at which it turns quiet or loud, scanning every minute of `[from, from + hours)`; and how many of them are quiet. */
function scan(hours: QuietHours, from: string, count: number): { flips: string[]; quietMinutes: number } {
  const start = Date.parse(from);
  const flips: string[] = [];
  let quietMinutes = 0;
  let before = quietUntil(hours, start - MINUTE) !== null;
  for (let at = start; at < start + count * HOUR; at += MINUTE) {
    const now = quietUntil(hours, at) !== null;
    if (now !== before) flips.push(`${now ? 'quiet' : 'loud'} ${new Date(at).toISOString().slice(5, 16)}`);
    if (now) quietMinutes += 1;
    before = now;
  }
  return { flips, quietMinutes };
}

describe('on any day', () => {
  for (const [name, property] of Object.entries(quietProperties))
    test(name, () => fc.assert(property(REAL), { numRuns: 400 }));
});

describe('a night on which the clocks change', () => {
  test.each([
    ['Berlin, an ordinary night', 'Europe/Berlin', '2026-06-10T12:00Z', 9],
    ['Berlin, clocks go back', 'Europe/Berlin', '2026-10-24T12:00Z', 10],
    ['Berlin, clocks go forward', 'Europe/Berlin', '2026-03-28T12:00Z', 8],
    ['Lord Howe, half an hour back', 'Australia/Lord_Howe', '2026-04-04T02:00Z', 9.5],
    ['Lord Howe, half an hour forward', 'Australia/Lord_Howe', '2026-10-03T02:00Z', 8.5],
  ])('%s: 22:00–07:00', (_name, zone, from, hours) => {
    const night = scan(quiet(zone, '22:00', '07:00'), from, 24);
    expect(night.quietMinutes).toBe(hours * 60);
    expect(night.flips).toHaveLength(2);
  });

  // Berlin, 25 October 2026: 02:00–03:00 comes twice, first until 01:00 UTC, then again. 29 March: 02:00–03:00 never comes.
  test.each([
    [
      'ends in the hour that comes twice',
      '22:00',
      '02:30',
      '2026-10-24T12:00Z',
      ['10-24T20:00', '10-25T00:30'],
    ],
    [
      'starts in the hour that comes twice',
      '02:30',
      '07:00',
      '2026-10-24T12:00Z',
      ['10-25T00:30', '10-25T06:00'],
    ],
    [
      'ends in the hour that never comes',
      '22:00',
      '02:30',
      '2026-03-28T12:00Z',
      ['03-28T21:00', '03-29T01:00'],
    ],
    [
      'starts in the hour that never comes',
      '02:30',
      '07:00',
      '2026-03-28T12:00Z',
      ['03-29T01:00', '03-29T05:00'],
    ],
    [
      'lies in the hour that comes twice',
      '02:10',
      '02:50',
      '2026-10-24T12:00Z',
      ['10-25T00:10', '10-25T00:50'],
    ],
  ])('a window that %s flips once at each edge', (...row) => {
    const [, start, end, from, [begins, ends]] = row;
    expect(scan(quiet('Europe/Berlin', start, end), from, 24).flips).toEqual([
      `quiet ${begins}`,
      `loud ${ends}`,
    ]);
  });

  test('a window inside the hour that never comes is never quiet', () => {
    expect(scan(quiet('Europe/Berlin', '02:10', '02:50'), '2026-03-28T12:00Z', 24).flips).toEqual([]);
  });
});

describe('days', () => {
  test('a window belongs to the day on which it starts', () => {
    const friday = quiet('UTC', '22:00', '07:00', [5]);
    expect(scan(friday, '2026-06-08T00:00Z', 7 * 24).flips).toEqual([
      'quiet 06-12T22:00',
      'loud 06-13T07:00',
    ]);
  });

  test('the day is the one of the zone, not of Greenwich', () => {
    const monday = quiet('Pacific/Auckland', '08:00', '09:00', [1]);
    expect(scan(monday, '2026-06-07T00:00Z', 7 * 24).flips).toEqual([
      'quiet 06-07T20:00',
      'loud 06-07T21:00',
    ]);
  });

  test('no days, no quiet', () => {
    expect(quietUntil(quiet('UTC', '00:00', '00:00', []), 0)).toBeNull();
  });

  test('equal edges are the whole day, and days that touch are one', () => {
    const weekend = quiet('Europe/Berlin', '00:00', '00:00', [6, 0]);
    const night = scan(weekend, '2026-10-22T12:00Z', 7 * 24);
    expect(night).toEqual({ flips: ['quiet 10-23T22:00', 'loud 10-25T23:00'], quietMinutes: 49 * 60 });
    const saturday = Date.parse('2026-10-24T10:00Z');
    expect(quietUntil(weekend, saturday)).toBe(Date.parse('2026-10-25T23:00Z'));
  });
});

describe('several windows', () => {
  const weeknights = quiet('Europe/Berlin', '22:00', '07:00', [1, 2, 3, 4, 5]);
  const weekend = { days: [6, 0], start: '00:00', end: '00:00' };
  const hours = { ...weeknights, also: [weekend] };

  test('those that touch are one: from Friday night to Monday', () => {
    const until = (now: string) => new Date(quietUntil(hours, Date.parse(now))!).toISOString();
    expect(until('2026-06-12T20:30Z')).toBe('2026-06-14T22:00:00.000Z');
    expect(until('2026-06-13T12:00Z')).toBe('2026-06-14T22:00:00.000Z');
    expect(quietUntil(hours, Date.parse('2026-06-15T05:00Z'))).toBeNull();
    expect(scan(hours, '2026-06-12T12:00Z', 3 * 24).flips).toEqual(['quiet 06-12T20:00', 'loud 06-14T22:00']);
  });

  test('also over the night on which the clocks change, and in whatever order they stand', () => {
    const swapped = { ...hours, ...weekend, also: [weeknights] };
    for (const one of [hours, swapped])
      expect(scan(one, '2026-10-23T12:00Z', 3 * 24).flips).toEqual(['quiet 10-23T20:00', 'loud 10-25T23:00']);
  });

  test('those that do not touch stay apart', () => {
    const siesta = { ...weeknights, also: [{ days: [3], start: '13:00', end: '14:00' }] };
    expect(scan(siesta, '2026-06-10T06:00Z', 12).flips).toEqual(['quiet 06-10T11:00', 'loud 06-10T12:00']);
  });

  test('quiet that never ends is told for days, not for ever', () => {
    const always = quiet('UTC', '00:00', '00:00');
    expect(quietUntil(always, 0)).toBeGreaterThan(7 * 24 * HOUR);
  });
});

describe('the next time a clock in a zone shows something', () => {
  const BERLIN = 'Europe/Berlin';
  const next = (clock: string, now: string) =>
    new Date(nextShowing(clock, BERLIN, Date.parse(now))).toISOString();

  test('is today or tomorrow, by the clock of that zone', () => {
    expect(next('02:00', '2026-11-21T22:30:00Z')).toBe('2026-11-22T01:00:00.000Z');
    expect(next('02:00', '2026-11-22T01:00:00Z')).toBe('2026-11-22T01:00:00.000Z');
    expect(next('02:00', '2026-11-22T01:00:01Z')).toBe('2026-11-23T01:00:00.000Z');
  });

  test('on the nights when the clocks change: the first of two, and the jump over what is missing', () => {
    expect(next('02:30', '2026-10-24T20:00:00Z')).toBe('2026-10-25T00:30:00.000Z');
    expect(next('03:30', '2026-10-24T20:00:00Z')).toBe('2026-10-25T02:30:00.000Z');
    expect(next('02:30', '2026-03-28T20:00:00Z')).toBe('2026-03-29T01:00:00.000Z');
  });

  test('is never in the past and at most a day and an hour away', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 0, max: 365 * 24 * 60 }),
        (of, minute) => {
          const clock = `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`;
          const now = Date.UTC(2026, 0, 1) + minute * 60_000;
          const at = nextShowing(clock, BERLIN, now);
          expect(at).toBeGreaterThanOrEqual(now);
          expect(at - now).toBeLessThanOrEqual(25 * 3_600_000);
        },
      ),
    );
  });
});
