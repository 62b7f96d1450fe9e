import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const INTRODUCTION = `<!-- Written by \`npm run gen\` from bench/results. Do not edit. -->

# Measured

Results of \`npm run bench\`, kept with the code. Each was measured beside its reference in the same run, on two cores that did other work
too. Trust the ratios more than the figures; above 1 is better than the reference.

| benchmark | value | p50 ms | p99 ms | reference | ratio | aim | what |
|---|---|---|---|---|---|---|---|
`;

type Line = {
  name: string;
  unit: string;
  value: number;
  p50?: number;
  p99?: number;
  reference?: number;
  ratio?: number;
  aim?: string;
  note?: string;
};

const figure = (value: number | undefined): string =>
  value === undefined ? '' : value.toLocaleString('en-US');

/** A table of the kept results, by name. */
export function measuredPage(folder: string): string {
  const rows = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line) as Line)
    .map(
      ({ name, unit, value, p50, p99, reference, ratio, aim = '', note = '' }) =>
        `| \`${name}\` | ${figure(value)} ${unit} | ${figure(p50)} | ${figure(p99)} | ${figure(reference)} | ${figure(ratio)} | ${aim} | ${note} |\n`,
    );
  return INTRODUCTION + rows.join('');
}
