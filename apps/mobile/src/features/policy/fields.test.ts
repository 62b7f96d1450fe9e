import { BOOKING } from '../../live/sample/people.ts';
import { ladderOf, offered, sourceOf } from './fields.ts';

const { policy } = BOOKING;
const steps = (part: Partial<typeof policy>) =>
  ladderOf({ ...policy, ...part }).map(({ at, what }) => [at / 60_000, what]);

test('nobody comes: wider rings, the promised time, the last ring, the end', () => {
  expect(steps({})).toEqual([
    [0, 'first'],
    [1, 'everyone'],
    [2, 'admins'],
    [3, 'sla'],
    [5, 'last'],
    [15, 'over'],
  ]);
});

test('a ring that never comes is not on the ladder', () => {
  expect(steps({ maxRings: 1, everyoneFromRing: 0 })).toEqual(
    [
      [0, 'everyone'],
      [3, 'sla'],
      [1, 'last'],
      [15, 'over'],
    ].sort(([a], [b]) => Number(a) - Number(b)),
  );
  expect(steps({ giveUpAfterMs: 90_000 })).toEqual([
    [0, 'first'],
    [1, 'everyone'],
    [1.5, 'over'],
  ]);
});

test('a value that is not among the usual ones stays to be chosen', () => {
  expect(offered('slaMs', 45_000).slice(0, 3)).toEqual([30_000, 45_000, 60_000]);
});

test('whose word it is', () => {
  const explained = { policy, inherited: policy, own: { slaMs: 1 }, organization: { slaMs: 2, leaseMs: 3 } };
  expect((['slaMs', 'leaseMs', 'maxRings'] as const).map((field) => sourceOf(explained, field))).toEqual([
    'own',
    'organization',
    'built_in',
  ]);
});
