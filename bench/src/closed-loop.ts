import { sampleOf } from './result.ts';
import type { Sample } from './result.ts';

/** Runs `once` in `width` lanes for `ms`, one at a time in each, and times every run. */
export async function closedLoop(
  width: number,
  ms: number,
  once: (lane: number) => Promise<unknown>,
): Promise<Sample> {
  const latencies: number[] = [];
  const started = performance.now();
  const end = started + ms;
  const lane = async (n: number): Promise<void> => {
    while (performance.now() < end) {
      const start = performance.now();
      await once(n);
      latencies.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: width }, (_, n) => lane(n)));
  return sampleOf(latencies, performance.now() - started);
}
