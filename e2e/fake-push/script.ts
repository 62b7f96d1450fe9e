import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a fake does with one request instead of its job. `hang` never answers, `reset` drops the connection. */
export type Step = 'hang' | 'reset' | { status: number; headers?: Record<string, string>; body?: string };

/** Failures to come: each request takes one step, and when none is left the fake does its job. */
export class Script {
  readonly #steps: Step[] = [];

  next(...steps: Step[]): void {
    this.#steps.push(...steps);
  }

  /** Plays the next step on this request; false when there is none. */
  play(request: IncomingMessage, response: ServerResponse): boolean {
    const step = this.#steps.shift();
    if (step === undefined) return false;
    if (step === 'reset') request.socket.resetAndDestroy();
    else if (step !== 'hang') response.writeHead(step.status, step.headers).end(step.body ?? '');
    return true;
  }
}
