/** One line of a benchmark. `reference`: the same thing done by something else, in the same run; `ratio` above 1 is better than it. */
export type Result = {
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

export type Sample = { perSecond: number; p50: number; p99: number };

/** `latencies` in milliseconds; `elapsed` in milliseconds. */
export function sampleOf(latencies: number[], elapsed: number): Sample {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { perSecond: round((latencies.length / elapsed) * 1000), p50: at(0.5), p99: at(0.99) };
}

export const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

export const round = (value: number): number =>
  value >= 100 ? Math.round(value) : Math.round(value * 100) / 100;

const ROUNDS = 3;

/** Both sides warm up, then take turns; medians of the rounds. */
export async function sideBySide(
  ours: () => Promise<Sample>,
  theirs: () => Promise<Sample>,
): Promise<{ value: number; p50: number; p99: number; reference: number; ratio: number }> {
  await theirs();
  await ours();
  const rounds: { ours: Sample; theirs: Sample }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push({ theirs: await theirs(), ours: await ours() });
  const value = median(rounds.map((sample) => sample.ours.perSecond));
  const reference = median(rounds.map((sample) => sample.theirs.perSecond));
  const p50 = median(rounds.map((sample) => sample.ours.p50));
  const p99 = median(rounds.map((sample) => sample.ours.p99));
  return { value, p50, p99, reference, ratio: round(value / reference) };
}
