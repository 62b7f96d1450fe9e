import { createECDH, createPrivateKey, type KeyObject } from 'node:crypto';
import { signJwt } from '../jwt.ts';

/** Our name at the push services: a P-256 key pair (base64url, raw) and where their operators reach us (`mailto:` or `https:`). */
export type VapidKeys = { publicKey: string; privateKey: string; subject: string };

const LIFE_MS = 12 * 3_600_000;
/** A header is made anew when it has less than this left, so that clocks may differ. */
const SPARE_MS = 3_600_000;

export function generateVapidKeys(): Pick<VapidKeys, 'publicKey' | 'privateKey'> {
  const ecdh = createECDH('prime256v1');
  const publicKey = ecdh.generateKeys('base64url');
  return { publicKey, privateKey: ecdh.getPrivateKey().toString('base64url').padStart(43, 'A') };
}

/** `Authorization` headers of RFC 8292: one signature per push service and half a day, not one per message. */
export class Vapid {
  readonly #keys: VapidKeys;
  readonly #key: KeyObject;
  readonly #headers = new Map<string, { value: string; until: number }>();

  constructor(keys: VapidKeys) {
    const point = Buffer.from(keys.publicKey, 'base64url');
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
    this.#keys = keys;
    this.#key = createPrivateKey({
      format: 'jwk',
      key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '', d: keys.privateKey },
    });
  }

  header(origin: string, now: number): string {
    const known = this.#headers.get(origin);
    if (known && known.until - now > SPARE_MS) return known.value;
    const until = now + LIFE_MS;
    const claims = { aud: origin, exp: Math.floor(until / 1000), sub: this.#keys.subject };
    const value = `vapid t=${signJwt(this.#key, claims)}, k=${this.#keys.publicKey}`;
    this.#headers.set(origin, { value, until });
    return value;
  }
}
