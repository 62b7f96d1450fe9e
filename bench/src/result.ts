/** One line of a benchmark. `reference`: the same thing done by something else, in the same run; `ratio` above 1 is better than it. */
export type Result = {
  name: string;
  unit: string;
  value: number;
  p50?: number;
  p99?: number;
  reference?: number;
  ratio?: number;
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
