import { createPublicKey, generateKeyPairSync, randomUUID, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { answerJson, closeServer, listen } from './loopback.ts';
import { answerWith, listenHttp2 } from './loopback-http2.ts';
import type { Asked } from './loopback-http2.ts';
import { Script } from './script.ts';

export type FcmMessage = {
  token?: string;
  fid?: string;
  data: Record<string, string>;
  android: { priority: string; ttl: string; collapse_key?: string };
};

const MAX_DATA = 4096;
const FAILURE = { '@type': 'type.googleapis.com/google.firebase.fcm.v1.FcmError' };

const MOST_KEYS = 4;
const MOST_ALONE = 100;

/** Firebase Cloud Messaging and Google's token endpoint on loopback; keeps what a device that is away may get later. */
export class FakeFcm {
  readonly script = new Script();
  /** For the token endpoint. */
  readonly tokenScript = new Script();
  readonly received: FcmMessage[] = [];
  readonly account: { project_id: string; client_email: string; private_key: string; token_uri: string };
  /** Errors by address: status and the code of the FcmError. */
  readonly errors = new Map<string, [status: number, errorCode: string]>();
  tokensIssued = 0;
  now: () => number = Date.now;
  tokenLifeS = 3600;
  delayMs = 0;

  /** Messages that Firebase dropped without a word: a fifth collapse key, or more than a hundred that stand alone. */
  dropped = 0;

  readonly #away = new Map<string, { message: FcmMessage; until: number }[]>();
  readonly #publicKey: KeyObject;
  readonly #tokens = new Set<string>();
  #server!: Awaited<ReturnType<typeof listenHttp2>>;
  #stopTokens = (): Promise<void> => Promise.resolve();

  private constructor() {
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
    this.account = {
      project_id: 'baton-test',
      client_email: 'push@baton-test.iam.gserviceaccount.com',
      private_key: String(pair.privateKey.export({ type: 'pkcs8', format: 'pem' })),
      token_uri: '',
    };
    this.#publicKey = createPublicKey(pair.publicKey.export({ type: 'spki', format: 'pem' }));
  }

  static async start(certificate?: { key: string; cert: string }): Promise<FakeFcm> {
    const fake = new FakeFcm();
    fake.#server = await listenHttp2({
      script: fake.script,
      certificate,
      answer: (asked) => fake.#answer(asked),
    });
    const { server, url } = await listen((request, response, body) => {
      if (fake.tokenScript.play(request, response)) return;
      const { status, answer } = fake.#issue(new URLSearchParams(body.toString()));
      answerJson(response, status, answer);
    });
    fake.account.token_uri = `${url}/token`;
    fake.#stopTokens = () => closeServer(server);
    return fake;
  }

  get url(): string {
    return this.#server.url;
  }

  get connections(): number {
    return this.#server.connections();
  }

  /** Tokens issued so far are worth nothing any more. */
  withdrawTokens(): void {
    this.#tokens.clear();
  }

  leave(address: string): void {
    this.#away.set(address, []);
  }

  /** The device gets what was kept and is still of use, in order. */
  comeBack(address: string): void {
    const kept = this.#away.get(address) ?? [];
    this.#away.delete(address);
    this.received.push(...kept.filter(({ until }) => until > this.now()).map(({ message }) => message));
  }

  #deliver(message: FcmMessage): void {
    const address = message.token ?? message.fid ?? '';
    const kept = this.#away.get(address);
    if (!kept) return void this.received.push(message);
    const { collapse_key: key, ttl } = message.android;
    if (ttl === '0s') return;
    const stillKept = kept.filter(({ until }) => until > this.now());
    const others = stillKept.filter(
      ({ message: other }) => key === undefined || other.android.collapse_key !== key,
    );
    const all = [...others, { message, until: this.now() + Number.parseInt(ttl, 10) * 1000 }];
    const alone = all.filter((one) => one.message.android.collapse_key === undefined);
    const keys = [...new Set(all.flatMap((one) => one.message.android.collapse_key ?? []))];
    // Which of the keys goes, Firebase does not say.
    const gone = keys.length > MOST_KEYS ? keys[0] : undefined;
    const stays = all.filter(
      (one) =>
        (alone.length <= MOST_ALONE || one.message.android.collapse_key !== undefined) &&
        (gone === undefined || one.message.android.collapse_key !== gone),
    );
    this.dropped += all.length - stays.length;
    this.#away.set(address, stays);
  }

  async close(): Promise<void> {
    await Promise.all([this.#server.close(), this.#stopTokens()]);
  }

  #issue(form: URLSearchParams): { status: number; answer: object } {
    const [head = '', claims = '', signature = ''] = (form.get('assertion') ?? '').split('.');
    const signed = Buffer.from(`${head}.${claims}`);
    const genuine = verify('sha256', signed, this.#publicKey, Buffer.from(signature, 'base64url'));
    if (!genuine) return { status: 400, answer: { error: 'invalid_grant' } };
    const { iss, aud, exp, iat, scope } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as {
      [claim: string]: unknown;
    };
    const fits =
      iss === this.account.client_email &&
      aud === this.account.token_uri &&
      scope === 'https://www.googleapis.com/auth/firebase.messaging' &&
      Number(exp) - Number(iat) <= 3600;
    if (!fits) return { status: 400, answer: { error: 'invalid_grant' } };
    const token = randomUUID();
    this.#tokens.add(token);
    this.tokensIssued += 1;
    return {
      status: 200,
      answer: { access_token: token, expires_in: this.tokenLifeS, token_type: 'Bearer' },
    };
  }

  #answer(asked: Asked): void {
    const { status, answer } = this.#judge(asked);
    const text = JSON.stringify(answer);
    const send = (): void => answerWith(asked.stream, status, text, { 'content-type': 'application/json' });
    if (this.delayMs > 0) setTimeout(send, this.delayMs);
    else send();
  }

  #judge({ headers, body }: Asked): { status: number; answer: object } {
    if (!this.#tokens.has(String(headers.authorization).replace(/^Bearer /, '')))
      return refused(401, 'UNAUTHENTICATED');
    if (headers[':path'] !== `/v1/projects/${this.account.project_id}/messages:send`)
      return refused(404, 'NOT_FOUND');
    const { message } = JSON.parse(body) as { message: FcmMessage };
    const error = this.errors.get(message.token ?? message.fid ?? '');
    if (error) return refused(error[0], 'FAILED', error[1]);
    const size = Object.entries(message.data).reduce(
      (sum, [name, value]) => sum + name.length + Buffer.byteLength(value),
      0,
    );
    if (size > MAX_DATA) return refused(400, 'INVALID_ARGUMENT', 'INVALID_ARGUMENT');
    this.#deliver(message);
    return {
      status: 200,
      answer: { name: `projects/${this.account.project_id}/messages/${randomUUID()}` },
    };
  }
}

const refused = (code: number, status: string, errorCode?: string): { status: number; answer: object } => ({
  status: code,
  answer: { error: { code, status, details: errorCode === undefined ? [] : [{ ...FAILURE, errorCode }] } },
});
