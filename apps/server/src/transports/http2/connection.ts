import { connect, constants } from 'node:http2';
import type { ClientHttp2Session, ClientHttp2Stream } from 'node:http2';
import { nameOf } from '../reply.ts';

/** More than any service grants today; bounds what one break of the connection can hit. */
const MOST_STREAMS = 1000;
const IDLE_MS = 30_000;
const PING_WITHIN_MS = 2000;

export type Headers = Record<string, string | number>;
type Events = { changed: () => void; ended: (error: string) => void };

/** One HTTP/2 session, with what is known of it. Until the peer's settings are there, nothing is sent on it. */
export class Connection {
  readonly #session: ClientHttp2Session;
  readonly #events: Events;
  #granted = 0;
  /** Streams of the peer's GOAWAY that it has not looked at have a number above this. */
  #lastProcessed = Number.POSITIVE_INFINITY;
  #error = 'connection_closed';
  #retired = false;
  open = 0;
  heardAt = Date.now();

  constructor(origin: string, events: Events) {
    this.#events = events;
    this.#session = connect(origin, { settings: { enablePush: false } });
    this.#session.unref();
    this.#session.on('remoteSettings', ({ maxConcurrentStreams }) => {
      this.#granted = Math.min(maxConcurrentStreams ?? MOST_STREAMS, MOST_STREAMS);
      this.heard();
      events.changed();
    });
    this.#session.on('goaway', (_code, lastStreamId) => {
      this.#lastProcessed = lastStreamId;
      this.retire();
    });
    this.#session.on('error', (error) => {
      this.#error = nameOf(error);
    });
    this.#session.on('close', () => {
      this.#retired = true;
      events.ended(this.#error);
    });
  }

  get ready(): boolean {
    return this.#granted > 0;
  }

  /** Takes new streams, now or when it is ready. */
  get usable(): boolean {
    return !this.#retired && !this.#session.closed && !this.#session.destroyed;
  }

  /** How many more streams fit; those that are not urgent leave half of the room to those that are. */
  room(urgent: boolean): number {
    return (urgent ? this.#granted : Math.ceil(this.#granted / 2)) - this.open;
  }

  request(headers: Headers, body: Buffer): ClientHttp2Stream {
    if (this.open === 0 && Date.now() - this.heardAt > IDLE_MS) this.#ping();
    if (this.open === 0) this.#session.ref();
    this.open += 1;
    const stream = this.#session.request(headers);
    stream.end(body);
    return stream;
  }

  heard(): void {
    this.heardAt = Date.now();
  }

  /** One of its streams is no more. */
  closed(): void {
    this.open -= 1;
    if (this.open === 0 && !this.#session.destroyed) this.#session.unref();
  }

  /** The peer never looked at this stream: it is safe to send the request again. */
  neverProcessed(stream: ClientHttp2Stream): boolean {
    return (
      stream.id === undefined ||
      stream.id > this.#lastProcessed ||
      stream.rstCode === constants.NGHTTP2_REFUSED_STREAM
    );
  }

  /** Nothing new goes on it; what is under way may finish. */
  retire(): void {
    if (this.#retired) return;
    this.#retired = true;
    if (!this.#session.closed) this.#session.close();
    this.#events.changed();
  }

  destroy(): void {
    this.#session.destroy();
  }

  /** A connection that slept may be dead without either end knowing. */
  #ping(): void {
    const limit = setTimeout(() => this.#session.destroy(), PING_WITHIN_MS);
    limit.unref();
    this.#session.ping(() => clearTimeout(limit));
  }
}
