const EVERY_MS = 20_000;

type Asked = {
  /** Whether the answer is on screen now. */
  matters: () => boolean;
  ask: () => Promise<boolean>;
  told: (humansAvailable: boolean) => void;
};

/** Whether a human is there changes while the customer waits, and no line of their thread says so: it is asked again while it is shown. */
export class Availability {
  readonly #asked: Asked;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(asked: Asked) {
    this.#asked = asked;
  }

  /** Something has changed: begins to ask, or goes on; it ends by itself. */
  look(): void {
    if (this.#timer !== null || !this.#asked.matters()) return;
    this.#timer = setTimeout(() => void this.#again(), EVERY_MS);
  }

  async #again(): Promise<void> {
    try {
      if (this.#asked.matters()) this.#asked.told(await this.#asked.ask());
    } catch {
      // Not reached: what was said last stands, and it is asked again.
    }
    this.#timer = null;
    this.look();
  }
}
