import type { Clock } from '../ports/clock.ts';

type Task = {
  run: () => Promise<unknown>;
  failed: (error: unknown) => void;
  /** When it runs first, in milliseconds; without it, after `ms`. */
  firstAfter?: number;
};

/**
 * Runs a task again and again, each time `ms` after it has ended; what fails is told, and tried again. The answer ends it, and resolves
 * when what is under way is over.
 */
export function every(clock: Clock, ms: number, { run, failed, firstAfter = ms }: Task): () => Promise<void> {
  let ended = false;
  let underWay: Promise<void> = Promise.resolve();
  let cancel: () => void = () => undefined;
  const once = async (): Promise<void> => {
    try {
      await run();
    } catch (error) {
      failed(error);
    }
    if (!ended) arm(ms);
  };
  const arm = (wait: number): void => {
    cancel = clock.after(wait, () => (underWay = once()));
  };
  arm(firstAfter);
  return () => {
    ended = true;
    cancel();
    return underWay;
  };
}
