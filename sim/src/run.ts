import { parseArgs } from 'node:util';
import { MUTANTS, NONE } from './mutants.ts';
import { simulate } from './simulate.ts';

/** `npm run sim -- --seeds 1000 [--from 1] [--seed 42] [--mutant NAME]` */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    mutant: { type: 'string' },
  },
});
const mutant = values.mutant === undefined ? NONE : MUTANTS[values.mutant];
if (!mutant) throw new Error(`no mutant "${values.mutant}"; there are: ${Object.keys(MUTANTS).join(', ')}`);

const from = Number(values.seed ?? values.from);
const count = values.seed === undefined ? Number(values.seeds) : 1;
const started = performance.now();
let events = 0;
let failing = 0;
const reached = new Map<string, number>();
for (let seed = from; seed < from + count; seed += 1) {
  const result = await simulate(seed, mutant);
  events += result.events;
  for (const [what, times] of result.reached) reached.set(what, (reached.get(what) ?? 0) + times);
  if (result.violations.length === 0) continue;
  failing += 1;
  const again = `npm run sim -- --seed ${seed}${values.mutant === undefined ? '' : ` --mutant "${values.mutant}"`}`;
  process.stdout.write(
    `seed ${seed} fails (again: ${again})\n${result.violations
      .slice(0, 5)
      .map((line) => `  ${line}`)
      .join('\n')}\n`,
  );
}
const seconds = (performance.now() - started) / 1000;
process.stdout.write(`${count} seeds, ${failing} fail, ${events} events in ${seconds.toFixed(1)} s\n`);
process.stdout.write(
  `reached: ${[...reached]
    .sort()
    .map(([what, times]) => `${what} ${times}`)
    .join(', ')}\n`,
);
process.exitCode = failing > 0 ? 1 : 0;
