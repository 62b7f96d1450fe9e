import { expect, test } from 'vitest';
import { MUTANTS } from './mutants.ts';
import { simulate } from './simulate.ts';
import type { Result } from './simulate.ts';

/** A thousand are run by `npm run sim -- --seeds 1000`. */
const SEEDS = 60;
const MUTANT_SEEDS = 25;

/** What a run must have come upon, or it has tested nothing. */
const REACHED = [
  'crash',
  'offline',
  'app restart',
  'ring',
  'claim won',
  'claim already_claimed',
  'handoff.released',
  'handoff.transferred',
  'conversation.snoozed',
  'conversation.woken',
  'handoff.failed',
  'handoff.sla_breached',
  'handoff.ring_due',
  'handoff.lease_ending',
  'handoff.lease_kept',
  'handoff.return_acknowledged',
  'conversation.reopened',
  'conversation.read',
  'message.discarded',
  'died with a customer inside',
  'rescued',
  'needed a dead bot',
];

test(`${SEEDS} worlds end without a violation, and have seen everything`, { timeout: 400_000 }, async () => {
  const results: Result[] = [];
  for (let seed = 1; seed <= SEEDS; seed += 1) results.push(await simulate(seed));
  const failing = results.filter(({ violations }) => violations.length > 0);
  expect(failing.map(({ seed, violations }) => `npm run sim -- --seed ${seed}: ${violations[0]}`)).toEqual(
    [],
  );
  for (const what of REACHED)
    expect(
      results.some(({ reached }) => reached.has(what)),
      what,
    ).toBe(true);
});

test('one seed, one run', async () => {
  expect((await simulate(7)).fingerprint).toBe((await simulate(7)).fingerprint);
});

test.each(Object.entries(MUTANTS))('finds the mistake: %s', { timeout: 60_000 }, async (_name, mutant) => {
  let found = false;
  for (let seed = 1; seed <= MUTANT_SEEDS && !found; seed += 1)
    found = (await simulate(seed, mutant)).violations.length > 0;
  expect(found).toBe(true);
});
