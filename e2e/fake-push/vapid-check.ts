import { createPublicKey, verify } from 'node:crypto';

type Expected = { key: string; audience: string; now: number };
const DAY_S = 86_400;

/** RFC 8292 as a push service checks it: undefined when the header is right, else the status to refuse it with. */
export function checkVapid(
  header: string | undefined,
  { key, audience, now }: Expected,
): 401 | 403 | undefined {
  const [, token = '', shown = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(header ?? '') ?? [];
  const [head, claims, signature] = token.split('.');
  if (!head || !claims || !signature) return 401;
  const point = Buffer.from(shown, 'base64url');
  if (!point.equals(Buffer.from(key, 'base64url'))) return 403;
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  const publicKey = createPublicKey({
    format: 'jwk',
    key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' },
  });
  const signed = Buffer.from(`${head}.${claims}`);
  if (
    !verify(
      'sha256',
      signed,
      { key: publicKey, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    )
  )
    return 401;
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as {
    aud?: string;
    exp?: number;
    sub?: string;
  };
  const seconds = now / 1000;
  const timely = typeof exp === 'number' && exp > seconds && exp <= seconds + DAY_S;
  return timely && aud === audience && /^(mailto|https):/.test(sub ?? '') ? undefined : 401;
}
