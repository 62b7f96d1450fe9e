import { sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A signed token (RFC 7519): ES256 with an elliptic key, RS256 with an RSA key. */
export function signJwt(key: KeyObject, claims: object, header: object = {}): string {
  const alg = key.asymmetricKeyType === 'ec' ? 'ES256' : 'RS256';
  const text = `${part({ typ: 'JWT', alg, ...header })}.${part(claims)}`;
  const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });
  return `${text}.${signature.toString('base64url')}`;
}
