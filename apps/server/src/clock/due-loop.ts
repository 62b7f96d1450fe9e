import type { Clock } from '../ports/clock.ts';

type Work = {
  /** Does what is due at `now`; answers how much there was. */
  run: (now: number) => Promise<number>;
  /** When the next thing is due, in milliseconds; `null` when nothing waits. */
  nextDue: () => Promise<number | null>;
  failed: (error: unknown) => void;
};

const FLOOR_MS = 1000;

/**
 * Works through rows that have a due time. The rows are the truth; the alarm is only a hint that makes it punctual, and the slow poll
 * the floor when a hint is lost.
 */
export class DueLoop {
  readonly #clock: Clock;
  readonly #work: Work;
  #running: Promise<void> | null = null;
  /** The earliest hint that came while it was running. */
  #meanwhile = Number.POSITIVE_INFINITY;
  #stopped = false;
  #alarmAt = Number.POSITIVE_INFINITY;
  #cancelAlarm: () => void = () => undefined;

  constructor(clock: Clock, work: Work) {
    this.#clock = clock;
    this.#work = work;
  }

  /** Something falls due at `at`, in milliseconds; without it, perhaps now. */
  wake(at = 0): void {
    if (this.#stopped || at >= this.#alarmAt) return;
    if (this.#running) {
      this.#meanwhile = Math.min(this.#meanwhile, at);
      return;
    }
    this.#cancelAlarm();
    const wait = at - this.#clock.now();
    if (wait > 0) this.#setAlarm(wait);
    else this.#start();
  }

  #setAlarm(wait: number): void {
    this.#alarmAt = this.#clock.now() + wait;
    this.#cancelAlarm = this.#clock.after(wait, () => this.wake());
  }

  #start(): void {
    this.#alarmAt = Number.POSITIVE_INFINITY;
    this.#running = this.#run().finally(() => {
      this.#running = null;
      const at = this.#meanwhile;
      this.#meanwhile = Number.POSITIVE_INFINITY;
      this.wake(at);
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelAlarm();
    await this.idle();
  }

  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    let wait = FLOOR_MS;
    try {
      while (!this.#stopped && (await this.#work.run(this.#clock.now())) > 0);
      const due = await this.#work.nextDue();
      if (due !== null) wait = Math.min(FLOOR_MS, Math.max(1, due - this.#clock.now()));
    } catch (error) {
      this.#work.failed(error);
    }
    if (!this.#stopped) this.#setAlarm(wait);
  }
}
