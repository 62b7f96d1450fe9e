/** Time as an argument: milliseconds since 1970. */
export interface Clock {
  now(): number;
  /** Runs `task` about `ms` from now; the answer cancels it. */
  after(ms: number, task: () => void): () => void;
}

/** Makes ids (UUIDs). */
export type NewId = () => string;

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
