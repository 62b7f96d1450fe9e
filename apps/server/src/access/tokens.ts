import { errors, jwtVerify, SignJWT } from 'jose';
import type { JWTPayload } from 'jose';
import type { Role } from '@baton/protocol';
import { RefusedError } from '../journal/refused.ts';

/** A member acting in an organization, as an access token says. */
export type Actor = {
  memberId: string;
  organizationId: string;
  name: string;
  role: Role;
  sessionId: string;
  issuedAt: number;
};

/** A customer in the widget. */
export type CustomerActor = {
  customerId: string;
  organizationId: string;
  botId: string;
  name: string;
  language: string | null;
};

/** Tokens of this member issued until `at` are void; `sessionId`: of that session alone, whenever they were issued. */
export type Revoked = { memberId: string; at: number; sessionId: string | null };

export const ACCESS_TOKEN_MS = 5 * 60_000;
export const CUSTOMER_TOKEN_MS = 30 * 86_400_000;

type Payload = JWTPayload & { sub: string; exp: number };
const MOST_VERIFIED = 20_000;

const OPERATOR = 'baton:operator';
const CUSTOMER = 'baton:customer';

/** Short-lived signed tokens: REST and sockets check them without a query. */
export class Tokens {
  readonly #key: Buffer;
  readonly #revokedSince = new Map<string, number>();
  readonly #endedSessions = new Set<string>();
  readonly #listeners: ((revoked: Revoked) => void)[] = [];
  readonly #verified = new Map<string, { audience: string; payload: Payload }>();

  constructor(key: Buffer) {
    this.#key = key;
  }

  /** From now on. Safe to repeat: whoever revokes says it here before it is answered, and every node again when it reads the journal. */
  revoke(revoked: Revoked): void {
    const { memberId, at, sessionId } = revoked;
    if (sessionId === null)
      this.#revokedSince.set(memberId, Math.max(at, this.#revokedSince.get(memberId) ?? 0));
    else this.#endedSessions.add(sessionId);
    for (const listener of this.#listeners) listener(revoked);
  }

  onRevoked(listener: (revoked: Revoked) => void): void {
    this.#listeners.push(listener);
  }

  sign(actor: Actor): Promise<string> {
    const { memberId, ...claims } = actor;
    return this.#sign(OPERATOR, memberId, { claims, from: actor.issuedAt, lives: ACCESS_TOKEN_MS });
  }

  signCustomer(customer: CustomerActor, now: number): Promise<string> {
    const { customerId, ...claims } = customer;
    return this.#sign(CUSTOMER, customerId, { claims, from: now, lives: CUSTOMER_TOKEN_MS });
  }

  /** Throws `unauthenticated` or `token_expired`. */
  async verify(token: string, now: number): Promise<Actor> {
    const payload = await this.#verify(token, OPERATOR, now);
    const actor = { memberId: payload.sub, ...(payload['claims'] as Omit<Actor, 'memberId'>) };
    const revoked =
      actor.issuedAt <= (this.#revokedSince.get(actor.memberId) ?? 0) ||
      this.#endedSessions.has(actor.sessionId);
    if (revoked) throw new RefusedError('token_expired');
    return actor;
  }

  async verifyCustomer(token: string, now: number): Promise<CustomerActor> {
    const payload = await this.#verify(token, CUSTOMER, now);
    return { customerId: payload.sub, ...(payload['claims'] as Omit<CustomerActor, 'customerId'>) };
  }

  #sign(
    audience: string,
    subject: string,
    { claims, from, lives }: { claims: object; from: number; lives: number },
  ): Promise<string> {
    return new SignJWT({ claims: { ...claims } })
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience(audience)
      .setSubject(subject)
      .setIssuedAt(Math.floor(from / 1000))
      .setExpirationTime(Math.ceil((from + lives) / 1000))
      .sign(this.#key);
  }

  /** A signature that was found good stays good until the token runs out; revocations are looked up each time. */
  async #verify(token: string, audience: string, now: number): Promise<Payload> {
    const known = this.#verified.get(token);
    if (known && known.audience === audience && now < known.payload.exp * 1000) return known.payload;
    const payload = await this.#check(token, audience, now);
    if (this.#verified.size >= MOST_VERIFIED) this.#verified.clear();
    this.#verified.set(token, { audience, payload });
    return payload;
  }

  async #check(token: string, audience: string, now: number): Promise<Payload> {
    try {
      const { payload } = await jwtVerify<Payload>(token, this.#key, {
        algorithms: ['HS256'],
        audience,
        currentDate: new Date(now),
        requiredClaims: ['sub', 'exp', 'claims'],
      });
      return payload;
    } catch (error) {
      throw new RefusedError(error instanceof errors.JWTExpired ? 'token_expired' : 'unauthenticated');
    }
  }
}
