import { clockLabel, waitOf } from './wait.ts';

const handoff = { waitingSince: 1_000_000, slaAt: 1_000_000 + 180_000, slaBreached: false };

test('a wait within its SLA fills its share', () => {
  expect(waitOf(handoff, 1_000_000 + 112_000)).toEqual({
    label: '1:52',
    over: false,
    share: 112 / 180,
    seconds: 112,
  });
});

test('past the SLA it is over and full, by time or by the server’s word', () => {
  expect(waitOf(handoff, 1_000_000 + 252_000)).toMatchObject({ label: '4:12', over: true, share: 1 });
  expect(waitOf({ ...handoff, slaBreached: true }, 1_000_000 + 5_000)).toMatchObject({
    label: '0:05',
    over: true,
    share: 1,
  });
});

test('a clock that runs behind the server never shows a negative wait', () => {
  expect(waitOf(handoff, 999_000)).toMatchObject({ label: '0:00', share: 0 });
});

test('hours appear only when there are some', () => {
  expect(clockLabel(59_999)).toBe('0:59');
  expect(clockLabel(3_852_000)).toBe('1:04:12');
});
