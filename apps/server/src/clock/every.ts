import type { Clock } from '../ports/clock.ts';

type Task = { run: () => Promise<unknown>; failed: (error: unknown) => void };

/**
 * Runs a task again and again, each time `ms` after it has ended; what fails is told, and tried again. The answer ends it, and resolves
 * when what is under way is over.
 */
export function every(clock: Clock, ms: number, { run, failed }: Task): () => Promise<void> {
  let ended = false;
  let underWay: Promise<void> = Promise.resolve();
  let cancel: () => void = () => undefined;
  const once = async (): Promise<void> => {
    try {
      await run();
    } catch (error) {
      failed(error);
    }
    if (!ended) arm();
  };
  const arm = (): void => {
    cancel = clock.after(ms, () => (underWay = once()));
  };
  arm();
  return () => {
    ended = true;
    cancel();
    return underWay;
  };
}
