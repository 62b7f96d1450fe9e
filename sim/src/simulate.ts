import { SimulatedCustomer, SimulatedOperator, SlowBot } from './actors.ts';
import { checkRescue } from './check-rescue.ts';
import {
  checkAcknowledged,
  checkDecisions,
  checkJournal,
  checkQuiet,
  checkRows,
  checkWithdrawn,
} from './checkers.ts';
import { Heart } from './heart.ts';
import { NONE } from './mutants.ts';
import type { Mutant } from './mutants.ts';
import { World } from './world.ts';

const BUSY_MS = 150_000;
/** Longer than every timer together: rings, giving up, leases, acknowledgements, and the clients' slow look at their cursor. */
const QUIET_MS = 240_000;
const CUSTOMERS = 4;

export type Result = {
  seed: number;
  violations: string[];
  events: number;
  reached: ReadonlyMap<string, number>;
  fingerprint: string;
};

/** One world from one seed: busy and broken for a while, then healed and quiet, then checked. */
export async function simulate(seed: number, mutant: Mutant = NONE): Promise<Result> {
  const world = new World(seed, mutant);
  const { time, random } = world;
  const customers = Array.from({ length: CUSTOMERS }, () => new SimulatedCustomer(world));
  const operators = world.operators.map((member) => new SimulatedOperator(world, member));
  const end = time.now() + BUSY_MS;
  const often = (low: number, high: number, act: () => void): void => {
    time.after(random.between(low, high), () => {
      if (time.now() >= end) return;
      act();
      often(low, high, act);
    });
  };
  for (const customer of customers) often(500, 15_000, () => customer.act());
  const bot = new SlowBot(world);
  often(2000, 10_000, () => bot.act());
  const heart = new Heart(world);
  often(1500, 2500, () => heart.beat());
  for (const operator of operators) often(300, 6000, () => operator.act());
  for (const n of world.nodes.keys()) {
    often(15_000, 90_000, () => {
      world.crash(n);
      time.after(random.between(500, 15_000), () => world.revive(n));
    });
  }
  await time.runUntil(end);
  world.heal();
  for (const operator of operators) operator.backOnline();
  await time.runUntil(end + QUIET_MS);
  checkJournal(world);
  checkAcknowledged(world);
  checkDecisions(world);
  checkWithdrawn(world);
  checkRescue(world);
  checkRows(world);
  checkQuiet(world, operators);
  const { entries } = world.tables.organizations.get(world.organizationId)!;
  return {
    seed,
    violations: world.violations,
    events: time.events,
    reached: world.reached,
    fingerprint: `${entries.length}/${entries.at(-1)?.at ?? 0}/${time.events}`,
  };
}
