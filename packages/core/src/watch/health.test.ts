import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NEW_TRACK, withSign, worstOf } from './health.ts';
import type { HealthTrack } from './health.ts';

type Status = HealthTrack['status'];
const LEVELS: Status[] = ['running', 'degraded', 'down'];
const level = (status: Status) => LEVELS.indexOf(status);
const THREE_TWO = { downAfter: 3, backAfter: 2 };

const letters: Record<string, Status> = { r: 'running', g: 'degraded', d: 'down' };
const after = (signs: string, rule = THREE_TWO) =>
  [...signs].reduce((track, letter) => withSign(track, letters[letter]!, rule), NEW_TRACK).status;

test.each([
  ['', 'running'],
  ['dd', 'running'],
  ['ddd', 'down'],
  ['ddrd', 'running'],
  ['ddrddd', 'down'],
  ['dgd', 'degraded'],
  ['dgdd', 'degraded'],
  ['dgddd', 'down'],
  ['dddr', 'down'],
  ['dddrdr', 'down'],
  ['dddrr', 'running'],
  ['dddgg', 'degraded'],
  ['dddgr', 'degraded'],
  ['dddgrr', 'running'],
])('after the signs "%s" it is %s', (signs, status) => {
  expect(after(signs)).toBe(status);
});

const rules = fc.record({
  downAfter: fc.integer({ min: 1, max: 6 }),
  backAfter: fc.integer({ min: 1, max: 6 }),
});
const signs = fc.array(fc.constantFrom(...LEVELS), { maxLength: 60 });

test('a change is never taken back within its window', () => {
  const law = fc.property(rules, signs, (rule, all) => {
    let track = NEW_TRACK;
    let last = { place: Number.NEGATIVE_INFINITY, worse: false };
    all.forEach((sign, place) => {
      const next = withSign(track, sign, rule);
      if (next.status !== track.status) {
        const worse = level(next.status) > level(track.status);
        if (worse !== last.worse)
          expect(place - last.place).toBeGreaterThanOrEqual(worse ? rule.downAfter : rule.backAfter);
        last = { place, worse };
      }
      track = next;
    });
  });
  fc.assert(law, { numRuns: 1000 });
});

test('a whole row of one sign always decides', () => {
  const law = fc.property(rules, signs, fc.constantFrom(...LEVELS), (rule, all, sign) => {
    const row = Array.from({ length: Math.max(rule.downAfter, rule.backAfter) }, () => sign);
    expect([...all, ...row].reduce((track, one) => withSign(track, one, rule), NEW_TRACK).status).toBe(sign);
  });
  fc.assert(law);
});

test('a bot is as well as the worst that is known of it', () => {
  expect(worstOf([])).toBe('running');
  expect(worstOf([NEW_TRACK, { status: 'degraded', recent: [] }])).toBe('degraded');
});
