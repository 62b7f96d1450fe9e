import { constants } from 'node:http2';
import type { ClientHttp2Stream } from 'node:http2';
import { retryAfterMs } from '../../ports/retry-after.ts';
import { ANSWER_WITHIN_MS, MAX_REPLY_BYTES, nameOf } from '../reply.ts';
import type { Reply } from '../reply.ts';
import { Connection } from './connection.ts';
import type { Headers } from './connection.ts';

export type LineRequest = {
  headers: Headers;
  body: Buffer;
  /** Goes before those that are not. */
  urgent: boolean;
  signal: AbortSignal;
};

type Job = LineRequest & {
  settle: (reply: Reply) => void;
  deadline: number;
  sends: number;
  sentOn?: { connection: Connection; stream: ClientHttp2Stream; at: number };
};

/** Requests that one signal calls off, with the one listener that they share. */
type Heeding = { jobs: Set<Job>; stop: () => void };

/** What the peer turned away unread is sent again so often, on a new connection. */
const MOST_SENDS = 4;

/**
 * POSTs to one origin over one multiplexed connection: as many streams as the peer grants at the moment, urgent ones first. A GOAWAY, a
 * silent or a broken connection is followed by a new one. What the peer has surely not processed is sent again; the rest is the caller's.
 */
export class Line {
  readonly #origin: string;
  readonly #timeoutMs: number;
  readonly #urgent: Job[] = [];
  readonly #rest: Job[] = [];
  /** All that are not settled, oldest first: so the first one's deadline is the next one. */
  readonly #jobs = new Set<Job>();
  readonly #bySignal = new Map<AbortSignal, Heeding>();
  #connection: Connection | null = null;
  #sweeping: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(origin: string, timeoutMs = ANSWER_WITHIN_MS) {
    this.#origin = origin;
    this.#timeoutMs = timeoutMs;
  }

  /** Never rejects. */
  post(request: LineRequest): Promise<Reply> {
    return new Promise((resolve) => {
      if (request.signal.aborted || this.#closed) return resolve({ failure: 'aborted' });
      const job: Job = { ...request, settle: resolve, deadline: Date.now() + this.#timeoutMs, sends: 0 };
      this.#jobs.add(job);
      this.#heed(job);
      (job.urgent ? this.#urgent : this.#rest).push(job);
      this.#sweeping ??= setInterval(() => this.#sweep(), Math.min(250, this.#timeoutMs / 4));
      this.#pump();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#jobs) this.#settle(job, { failure: 'aborted' });
    this.#connection?.destroy();
  }

  #pump(): void {
    while (this.#urgent.length + this.#rest.length > 0 && !this.#closed) {
      const connection = this.#usable();
      if (!connection.ready) return;
      const queue = [this.#urgent, this.#rest].find(
        (jobs) => jobs.length > 0 && connection.room(jobs === this.#urgent) > 0,
      );
      if (!queue) return;
      const job = queue.shift()!;
      if (this.#jobs.has(job)) this.#send(connection, job);
    }
  }

  #usable(): Connection {
    if (this.#connection?.usable) return this.#connection;
    const connection = new Connection(this.#origin, {
      changed: () => this.#pump(),
      ended: (error) => this.#ended(connection, error),
    });
    this.#connection = connection;
    return connection;
  }

  /** A connection that never stood leaves nothing to wait for. */
  #ended(connection: Connection, error: string): void {
    if (this.#connection === connection) this.#connection = null;
    const waiting = connection.ready ? [] : [...this.#urgent, ...this.#rest];
    for (const job of waiting) this.#settle(job, { failure: error });
    this.#pump();
  }

  #send(connection: Connection, job: Job): void {
    job.sends += 1;
    const stream = connection.request(job.headers, job.body);
    job.sentOn = { connection, stream, at: Date.now() };
    let reply: Extract<Reply, { status: number }> | undefined;
    stream.on('response', (headers, flags) => {
      connection.heard();
      const status = headers[':status'] ?? 0;
      reply = { status, text: '', retryAfterMs: retryAfterMs(headers['retry-after'], Date.now()) };
      if (flags & constants.NGHTTP2_FLAG_END_STREAM) stream.resume();
      else readText(stream, reply);
    });
    stream.on('error', toldAtClose);
    stream.on('close', () => {
      connection.closed();
      const { errored, readableEnded } = stream;
      if (reply && readableEnded && !errored) this.#settle(job, reply);
      // A GOAWAY is told just after the streams that it ends.
      else setImmediate(() => this.#unanswered(job, errored ? nameOf(errored) : 'stream_closed'));
      this.#pump();
    });
  }

  #unanswered(job: Job, failure: string): void {
    const { connection, stream } = job.sentOn!;
    if (!this.#jobs.has(job)) return;
    if (!connection.neverProcessed(stream) || job.sends >= MOST_SENDS) return this.#settle(job, { failure });
    (job.urgent ? this.#urgent : this.#rest).unshift(job);
    this.#pump();
  }

  #settle(job: Job, reply: Reply): void {
    if (!this.#jobs.delete(job)) return;
    this.#unheed(job);
    if (this.#jobs.size === 0 && this.#sweeping) {
      clearInterval(this.#sweeping);
      this.#sweeping = null;
    }
    job.settle(reply);
  }

  #giveUp(job: Job, failure: string): void {
    this.#settle(job, { failure });
    job.sentOn?.stream.close(constants.NGHTTP2_CANCEL);
  }

  #heed(job: Job): void {
    const { signal } = job;
    const known = this.#bySignal.get(signal);
    if (known) return void known.jobs.add(job);
    const jobs = new Set([job]);
    const calledOff = (): void => {
      for (const aborted of jobs) this.#giveUp(aborted, 'aborted');
    };
    signal.addEventListener('abort', calledOff, { once: true });
    this.#bySignal.set(signal, { jobs, stop: () => signal.removeEventListener('abort', calledOff) });
  }

  #unheed(job: Job): void {
    const heeding = this.#bySignal.get(job.signal);
    heeding?.jobs.delete(job);
    if (heeding?.jobs.size !== 0) return;
    heeding.stop();
    this.#bySignal.delete(job.signal);
  }

  #sweep(): void {
    const now = Date.now();
    for (const job of this.#jobs) {
      if (job.deadline > now) return;
      const { sentOn } = job;
      this.#giveUp(job, 'timeout');
      // Silent since this request left: the connection is dead, though nobody has said so.
      if (sentOn && sentOn.connection.heardAt <= sentOn.at) sentOn.connection.retire();
      else if (!sentOn && this.#connection?.ready === false) this.#connection.destroy();
    }
  }
}

const toldAtClose = (): void => undefined;

function readText(stream: ClientHttp2Stream, reply: { text: string }): void {
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    reply.text += chunk;
    if (reply.text.length > MAX_REPLY_BYTES) stream.destroy(new RangeError('answer_too_big'));
  });
}
