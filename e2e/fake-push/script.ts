import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * What a fake does with one request instead of its job. `hang` never answers, `reset` drops the connection, `goaway` (HTTP/2) ends the
 * connection without having looked at the request.
 */
export type Step =
  | 'hang'
  | 'reset'
  | 'goaway'
  | { status: number; headers?: Record<string, string>; body?: string };

/** Failures to come: each request takes one step, and when none is left the fake does its job. */
export class Script {
  readonly #steps: Step[] = [];
  #always: Step | undefined;

  next(...steps: Step[]): void {
    this.#steps.push(...steps);
  }

  /** For every request from now on, until it is called without a step. */
  always(step?: Step): void {
    this.#always = step;
  }

  take(): Step | undefined {
    return this.#steps.shift() ?? this.#always;
  }

  /** Plays the next step on this request; false when there is none. */
  play(request: IncomingMessage, response: ServerResponse): boolean {
    const step = this.take();
    if (step === undefined) return false;
    if (step === 'reset' || step === 'goaway') request.socket.resetAndDestroy();
    else if (step !== 'hang') response.writeHead(step.status, step.headers).end(step.body ?? '');
    return true;
  }
}
