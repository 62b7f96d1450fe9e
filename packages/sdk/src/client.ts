import type { EventAnswer, Problem } from '@baton/protocol';
import type { OutgoingEvent } from './platform-events.ts';

export type BatonOptions = {
  /** Where Baton runs: `https://baton.example`. */
  baseUrl: string;
  apiKey: string;
  /** Names this platform; an event's id is unique within it. */
  source?: string;
  fetch?: typeof fetch;
  /** Tries of one event, the first included; 6 when left out. */
  attempts?: number;
  /** Waits so many milliseconds; for tests. */
  sleep?: (ms: number) => Promise<void>;
};

export type Baton = {
  /**
   * Sends events; answers in their order, each `accepted` or `refused` with the reason. What did not get through is sent again with
   * the same ids, so nothing is doubled. Rejects with `BatonError` when Baton refuses the request itself, or cannot be reached.
   */
  events: (...events: OutgoingEvent[]) => Promise<EventAnswer[]>;
};

/** The request was refused, or nobody answered. `problem` is Baton's own words (RFC 9457), `null` when there are none. */
export class BatonError extends Error {
  readonly status: number | null;
  readonly problem: Problem | null;

  constructor(
    message: string,
    { status, problem, cause }: { status: number | null; problem: Problem | null; cause?: unknown },
  ) {
    super(message, { cause });
    this.name = 'BatonError';
    this.status = status;
    this.problem = problem;
  }
}

const BATCH = 500;
const ATTEMPTS = 6;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 30_000;
const PASSING = new Set(['rate_limited', 'internal', 'unavailable']);

type Try = { answers: EventAnswer[] } | { error: BatonError; retryAfterMs: number };

export function createBaton(options: BatonOptions): Baton {
  const { attempts = ATTEMPTS, sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms)) } = options;

  async function deliver(events: readonly OutgoingEvent[]): Promise<EventAnswer[]> {
    const answers = new Map<string, EventAnswer>();
    for (let attempt = 1; ; attempt += 1) {
      const left = events.filter(({ id }) => !isSettled(answers.get(id)));
      const tried = await post(options, left);
      if ('answers' in tried) for (const answer of tried.answers) answers.set(answer.id, answer);
      const done = events.every(({ id }) => isSettled(answers.get(id)));
      if (done || (attempt >= attempts && answers.size === new Set(events.map(({ id }) => id)).size))
        return events.map(({ id }) => answers.get(id)!);
      if (attempt >= attempts)
        throw 'error' in tried
          ? tried.error
          : new BatonError('Baton left events unanswered', { status: null, problem: null });
      await sleep(Math.max('error' in tried ? tried.retryAfterMs : 0, backOff(attempt)));
    }
  }

  return {
    async events(...events) {
      const answers: EventAnswer[] = [];
      // One batch after the other: the order within a conversation is kept.
      for (let from = 0; from < events.length; from += BATCH)
        answers.push(...(await deliver(events.slice(from, from + BATCH))));
      return answers;
    },
  };
}

/** Refusals that pass are not final. */
const isSettled = (answer: EventAnswer | undefined): boolean =>
  answer !== undefined && (answer.status === 'accepted' || !PASSING.has(answer.problem.code));

/** Half fixed, half random, so that many senders do not return at once. */
function backOff(attempt: number): number {
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1));
  return wait / 2 + (Math.random() * wait) / 2;
}

/** One request. What may pass is returned as an error, what will not is thrown. */
async function post(
  { baseUrl, apiKey, source = 'baton-sdk', fetch: send = fetch }: BatonOptions,
  events: readonly OutgoingEvent[],
): Promise<Try> {
  const body = JSON.stringify(
    events.map((event) => ({ specversion: '1.0', source, datacontenttype: 'application/json', ...event })),
  );
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/cloudevents-batch+json' };
  let response: Response;
  let text: string;
  try {
    response = await send(new URL('/v1/events', baseUrl), { method: 'POST', headers, body });
    text = await response.text();
  } catch (cause) {
    return {
      error: new BatonError('Baton cannot be reached', { status: null, problem: null, cause }),
      retryAfterMs: 0,
    };
  }
  const said = parse(text);
  if (response.ok && said?.results) return { answers: said.results };
  const problem = said?.code === undefined ? null : (said as Problem);
  const error = new BatonError(problem?.title ?? `Baton answered ${response.status}`, {
    status: response.status,
    problem,
  });
  if (response.status >= 300 && response.status < 500 && response.status !== 429 && response.status !== 408)
    throw error;
  return { error, retryAfterMs: (Number(response.headers.get('retry-after')) || 0) * 1000 };
}

/** `null` when a proxy in between answered something else, or the answer was cut. */
function parse(text: string): (Partial<Problem> & { results?: EventAnswer[] }) | null {
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === 'object' ? said : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
