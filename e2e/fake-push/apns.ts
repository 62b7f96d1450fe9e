import { createPublicKey, generateKeyPairSync, randomUUID, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Http2Session, IncomingHttpHeaders } from 'node:http2';
import { answerWith, listenHttp2 } from './loopback-http2.ts';
import type { Asked } from './loopback-http2.ts';
import { Script } from './script.ts';

export type ApnsPush = { token: string; headers: IncomingHttpHeaders; payload: unknown };

const MAX_BYTES = 4096;
const HOUR_S = 3600;
const SOONEST_UPDATE_MS = 20 * 60_000;
const STREAMS = { first: 1, trusted: 1000 } as const;
const TOPIC = 'example.baton';

/**
 * Apple's push service on loopback: tokens checked, one stream until the first success and 1,000 after it, dead devices, too many bytes, and one
 * place for a device that is away.
 */
export class FakeApns {
  readonly script = new Script();
  readonly received: ApnsPush[] = [];
  readonly topic = TOPIC;
  readonly key: { key: string; keyId: string; teamId: string };
  /** When each dead token became invalid. */
  readonly dead = new Map<string, number>();
  /** Most requests that waited for their answer at once. */
  mostOpen = 0;
  /** Answers wait so long. */
  delayMs = 0;
  /** Provider tokens that were taken. */
  readonly providerTokens = new Set<string>();
  now: () => number = Date.now;
  /** Tokens dated before this are worth nothing, in seconds: as if Apple's clock were ahead. */
  expiredBefore = 0;

  /** Devices that are away, each with the one push that is kept for it. */
  readonly #away = new Map<string, ApnsPush | null>();
  readonly #publicKey: KeyObject;
  /** When a token of another date came last. */
  #updated = { iat: 0, at: Number.NEGATIVE_INFINITY };
  readonly #granted = new WeakMap<Http2Session, number>();
  #open = 0;
  #server!: Awaited<ReturnType<typeof listenHttp2>>;

  private constructor() {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const key = String(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    this.key = { key, keyId: 'KEY1234567', teamId: 'TEAM123456' };
    this.#publicKey = createPublicKey(pair.publicKey.export({ type: 'spki', format: 'pem' }));
  }

  static async start(certificate?: { key: string; cert: string }): Promise<FakeApns> {
    const fake = new FakeApns();
    fake.#server = await listenHttp2({
      script: fake.script,
      certificate,
      session: (session) => fake.#grant(session, STREAMS.first),
      answer: (asked) => fake.#answer(asked),
    });
    return fake;
  }

  get url(): string {
    return this.#server.url;
  }

  get connections(): number {
    return this.#server.connections();
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  leave(token: string): void {
    this.#away.set(token, null);
  }

  /** The device gets what was kept, if that is still of use. */
  comeBack(token: string): void {
    const kept = this.#away.get(token);
    this.#away.delete(token);
    if (kept && Number(kept.headers['apns-expiration']) > Date.now() / 1000) this.received.push(kept);
  }

  #deliver(push: ApnsPush): void {
    if (!this.#away.has(push.token)) this.received.push(push);
    else if (push.headers['apns-expiration'] !== '0') this.#away.set(push.token, push);
  }

  #grant(session: Http2Session | undefined, streams: number): void {
    if (!session || session.destroyed || this.#granted.get(session) === streams) return;
    this.#granted.set(session, streams);
    session.settings({ maxConcurrentStreams: streams });
  }

  #answer(asked: Asked): void {
    this.#open += 1;
    this.mostOpen = Math.max(this.mostOpen, this.#open);
    const { status, body } = this.#judge(asked);
    const answer = (): void => {
      this.#open -= 1;
      // Rejections cost the connection its trust.
      this.#grant(asked.stream.session, status === 200 ? STREAMS.trusted : STREAMS.first);
      answerWith(asked.stream, status, body, { 'apns-id': String(asked.headers['apns-id'] ?? randomUUID()) });
    };
    if (this.delayMs > 0) setTimeout(answer, this.delayMs);
    else answer();
  }

  #judge({ headers, body }: Asked): { status: number; body?: string } {
    const refused = (status: number, reason: string, more = {}) => ({
      status,
      body: JSON.stringify({ reason, ...more }),
    });
    const objection = this.#checkToken(headers.authorization);
    if (objection) return refused(objection === 'TooManyProviderTokenUpdates' ? 429 : 403, objection);
    if (headers['apns-topic'] !== TOPIC) return refused(400, 'TopicDisallowed');
    const token = /^\/3\/device\/([0-9a-f]+)$/i.exec(String(headers[':path']))?.[1];
    if (token === undefined) return refused(404, 'BadPath');
    if (Buffer.byteLength(body) > MAX_BYTES) return refused(413, 'PayloadTooLarge');
    if (Buffer.byteLength(String(headers['apns-collapse-id'] ?? '')) > 64)
      return refused(400, 'BadCollapseId');
    const timestamp = this.dead.get(token);
    if (timestamp !== undefined) return refused(410, 'Unregistered', { timestamp });
    this.#deliver({ token, headers, payload: JSON.parse(body) });
    return { status: 200 };
  }

  #checkToken(header: string | undefined): string | undefined {
    const token = /^bearer (.+)$/.exec(header ?? '')?.[1];
    if (!token) return 'MissingProviderToken';
    const [head = '', claims = '', signature = ''] = token.split('.');
    const read = (part: string) =>
      JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
    const key = { key: this.#publicKey, dsaEncoding: 'ieee-p1363' as const };
    const genuine =
      this.providerTokens.has(token) ||
      verify('sha256', Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, 'base64url'));
    const { iss, iat } = read(claims);
    if (!genuine || iss !== this.key.teamId || read(head)['kid'] !== this.key.keyId)
      return 'InvalidProviderToken';
    const age = this.now() / 1000 - Number(iat);
    if (age > HOUR_S || age < 0 || Number(iat) < this.expiredBefore) {
      // Another one is what Apple asks for.
      this.#updated.at = Number.NEGATIVE_INFINITY;
      return 'ExpiredProviderToken';
    }
    if (iat !== this.#updated.iat) {
      if (this.now() - this.#updated.at < SOONEST_UPDATE_MS) return 'TooManyProviderTokenUpdates';
      this.#updated = { iat: Number(iat), at: this.now() };
    }
    this.providerTokens.add(token);
    return undefined;
  }
}
