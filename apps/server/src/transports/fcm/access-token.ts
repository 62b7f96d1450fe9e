import { createPrivateKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { Verdict } from '../../ports/transport.ts';
import { signJwt } from '../jwt.ts';
import { Poster } from '../poster.ts';
import { failed, parseJson, verdictByStatus } from '../reply.ts';

/** What Google's key file of a service account says, as far as it is used here. */
export const ServiceAccount = z.object({
  project_id: z.string(),
  client_email: z.string(),
  private_key: z.string(),
  token_uri: z.url().default('https://oauth2.googleapis.com/token'),
});
export type ServiceAccount = z.input<typeof ServiceAccount>;

const SCOPE = 'https://www.googleapis.com/auth/firebase.messaging';
const Answer = z.object({ access_token: z.string(), expires_in: z.number().positive() });
const LIFE_S = 3600;
/** A new one is fetched when the old one has less than this left; the old one serves meanwhile. */
const EARLY_MS = 5 * 60_000;
/** However slowly the answer drips. */
const MOST_MS = 30_000;

type Token = { value: string; until: number };

/** OAuth access tokens for a service account: one at a time, fetched once however many ask, renewed before it ends. */
export class AccessToken {
  readonly #account: z.output<typeof ServiceAccount>;
  readonly #key: KeyObject;
  readonly #url: string;
  readonly #poster: Poster;
  #token: Token | null = null;
  #fetching: Promise<Token | Verdict> | null = null;

  constructor(account: ServiceAccount, { url, timeoutMs }: { url?: string; timeoutMs?: number }) {
    this.#account = ServiceAccount.parse(account);
    this.#key = createPrivateKey(this.#account.private_key);
    this.#url = url ?? this.#account.token_uri;
    this.#poster = new Poster({ connections: 1, ...(timeoutMs !== undefined && { timeoutMs }) });
  }

  /** The token, or why there is none. */
  async get(now: number): Promise<string | Verdict> {
    const token = this.#token;
    if (token && token.until - now > EARLY_MS) return token.value;
    this.#fetching ??= this.#fetch(now).finally(() => {
      this.#fetching = null;
    });
    if (token && token.until > now) return token.value;
    const fetched = await this.#fetching;
    return 'value' in fetched ? fetched.value : fetched;
  }

  /** It was refused. What was fetched since then stays. */
  discard(value: string): void {
    if (this.#token?.value === value) this.#token = null;
  }

  close(): Promise<void> {
    return this.#poster.close();
  }

  async #fetch(now: number): Promise<Token | Verdict> {
    const iat = Math.floor(now / 1000);
    const assertion = signJwt(this.#key, {
      iss: this.#account.client_email,
      scope: SCOPE,
      aud: this.#account.token_uri,
      iat,
      exp: iat + LIFE_S,
    });
    const form = new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion,
    });
    const reply = await this.#poster.post(this.#url, {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: Buffer.from(form.toString()),
      urgent: true,
      signal: AbortSignal.timeout(MOST_MS),
    });
    if ('failure' in reply) return failed(`token_${reply.failure}`);
    // 400 is Google's answer to a key or an account that it does not know.
    const status = reply.status === 400 ? 401 : reply.status;
    if (status !== 200) return verdictByStatus(status, reply.retryAfterMs, `token_status_${reply.status}`);
    const answer = Answer.safeParse(parseJson(reply.text)).data;
    if (!answer) return failed('token_unreadable');
    this.#token = { value: answer.access_token, until: now + answer.expires_in * 1000 };
    return this.#token;
  }
}
