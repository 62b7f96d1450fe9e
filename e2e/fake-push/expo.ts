import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { answerJson, closeServer, listen } from './loopback.ts';
import { Script } from './script.ts';

export type ExpoMessage = {
  to: string;
  title?: string;
  body?: string;
  data?: unknown;
  tag?: string;
  [field: string]: unknown;
};
type Ticket = { status: 'ok'; id: string } | { status: 'error'; message: string; details: { error: string } };

const MAX_MESSAGES = 100;
const MAX_BYTES = 4096;
const PER_SECOND = 600;
const OUR_PROJECT = '@example/baton';

/** Expo's push service on loopback: tickets, receipts, an inbox per token, what waits for a device that is away, and errors on demand. */
export class FakeExpo {
  readonly script = new Script();
  /** Headers of every request, oldest first. */
  readonly requests: IncomingHttpHeaders[] = [];
  /** When set, requests without this access token are refused. */
  accessToken: string | undefined;

  readonly #inboxes = new Map<string, ExpoMessage[]>();
  /** The project of tokens that are not of ours. */
  readonly #projects = new Map<string, string>();
  /** Whether `PUSH_TOO_MANY_EXPERIENCE_IDS` says which token is of which project. */
  namesProjects = true;
  now: () => number = Date.now;
  /** When each push of the last second came. */
  #lately: number[] = [];

  readonly #away = new Map<string, { message: ExpoMessage; until: number }[]>();
  readonly #onePlace = new Set<string>();
  readonly #errors = new Map<string, string>();
  readonly #tickets = new Map<string, string>();
  #stop = (): Promise<void> => Promise.resolve();

  url = '';

  static async start(port = 0): Promise<FakeExpo> {
    const fake = new FakeExpo();
    const { server, url } = await listen((request, response, raw) => {
      fake.requests.push(request.headers);
      if (fake.script.play(request, response)) return;
      const body = JSON.parse(
        String(request.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw),
      ) as unknown;
      const { status, answer } = fake.#answer(request.url ?? '', request.headers, body);
      answerJson(response, status, answer);
    }, port);
    fake.url = url;
    fake.#stop = () => closeServer(server);
    return fake;
  }

  /** Everything this token was sent, oldest first. */
  inbox(token: string): readonly ExpoMessage[] {
    return this.#inboxes.get(token) ?? [];
  }

  /** What the device shows: the newest of each tag. */
  shown(token: string): ExpoMessage[] {
    return [...new Map(this.inbox(token).map((message) => [message.tag ?? message, message])).values()];
  }

  /** From now on pushes to this token fail with this error (`DeviceNotRegistered`, `MessageRateExceeded`, …); `VALIDATION_ERROR`: all that is sent with it. */
  fail(token: string, error: string): void {
    this.#errors.set(token, error);
  }

  /** This token is another project's. */
  belongs(token: string, project: string): void {
    this.#projects.set(token, project);
  }

  /** `iPhone`: Apple keeps the newest push alone for it. */
  leave(token: string, { iPhone = false } = {}): void {
    this.#away.set(token, []);
    if (iPhone) this.#onePlace.add(token);
  }

  /** The device gets the newest of each `collapseId` that is still of use. */
  comeBack(token: string): void {
    const kept = this.#away.get(token) ?? [];
    this.#away.delete(token);
    for (const { message, until } of kept) if (until > Date.now()) this.#deliver(message);
  }

  #deliver(message: ExpoMessage): void {
    const kept = this.#away.get(message.to);
    if (!kept) return void this.#inboxes.set(message.to, [...this.inbox(message.to), message]);
    const id = message['collapseId'];
    const sameThing = (other: ExpoMessage): boolean => id !== undefined && other['collapseId'] === id;
    const others = this.#onePlace.has(message.to) ? [] : kept.filter((other) => !sameThing(other.message));
    const until = Date.now() + Number(message['ttl'] ?? 0) * 1000;
    if (until > Date.now()) this.#away.set(message.to, [...others, { message, until }]);
  }

  close(): Promise<void> {
    return this.#stop();
  }

  #answer(path: string, headers: IncomingHttpHeaders, body: unknown): { status: number; answer: unknown } {
    if (this.accessToken && headers.authorization !== `Bearer ${this.accessToken}`)
      return refused(401, 'UNAUTHORIZED');
    if (path.endsWith('/push/getReceipts'))
      return { status: 200, answer: { data: this.#receipts((body as { ids: string[] }).ids) } };
    if (!path.endsWith('/push/send')) return refused(404, 'NOT_FOUND');
    const messages = (Array.isArray(body) ? body : [body]) as ExpoMessage[];
    if (messages.length > MAX_MESSAGES) return refused(400, 'PUSH_TOO_MANY_NOTIFICATIONS');
    const projects = Map.groupBy(messages, ({ to }) => this.#projects.get(to) ?? OUR_PROJECT);
    if (projects.size > 1) return this.#tooManyProjects(projects);
    if (messages.some(({ to }) => this.#errors.get(to) === 'VALIDATION_ERROR'))
      return refused(400, 'VALIDATION_ERROR');
    const now = this.now();
    this.#lately = this.#lately.filter((at) => at > now - 1000);
    if (this.#lately.length + messages.length > PER_SECOND) return refused(429, 'TOO_MANY_REQUESTS');
    this.#lately.push(...messages.map(() => now));
    return { status: 200, answer: { data: messages.map((message) => this.#accept(message)) } };
  }

  #tooManyProjects(projects: Map<string, ExpoMessage[]>): { status: number; answer: unknown } {
    const code = 'PUSH_TOO_MANY_EXPERIENCE_IDS';
    const details = Object.fromEntries(
      [...projects].map(([project, messages]) => [project, messages.map(({ to }) => to)]),
    );
    const error = { code, message: code, ...(this.namesProjects && { details }) };
    return { status: 400, answer: { errors: [error] } };
  }

  #accept(message: ExpoMessage): Ticket {
    const tooBig = Buffer.byteLength(JSON.stringify(message)) > MAX_BYTES;
    const error = this.#errors.get(message.to) ?? (tooBig ? 'MessageTooBig' : undefined);
    if (error !== undefined) return { status: 'error', message: error, details: { error } };
    const id = randomUUID();
    this.#tickets.set(id, message.to);
    this.#deliver(message);
    return { status: 'ok', id };
  }

  /** A device that died after the push was taken shows only here. */
  #receipts(ids: string[]): Record<string, object> {
    const known = ids.filter((id) => this.#tickets.has(id));
    return Object.fromEntries(
      known.map((id) => {
        const error = this.#errors.get(this.#tickets.get(id) ?? '');
        return [
          id,
          error === undefined ? { status: 'ok' } : { status: 'error', message: error, details: { error } },
        ];
      }),
    );
  }
}

const refused = (status: number, code: string): { status: number; answer: unknown } => ({
  status,
  answer: { errors: [{ code, message: code }] },
});
