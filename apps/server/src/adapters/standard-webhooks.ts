import { createHmac, timingSafeEqual } from 'node:crypto';
import { RefusedError } from '../journal/refused.ts';

/** Standard Webhooks v1: HMAC-SHA256 over `id.timestamp.body`, both ways. https://www.standardwebhooks.com */

const PREFIX = 'whsec_';
const TOLERANCE_S = 5 * 60;

const keyOf = (secret: string): Buffer =>
  Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64');

const signature = (secret: string, signed: { id: string; timestamp: number; body: string }): string =>
  createHmac('sha256', keyOf(secret))
    .update(`${signed.id}.${signed.timestamp}.${signed.body}`)
    .digest('base64');

export function signedHeaders(
  secret: string,
  message: { id: string; body: string; now: number },
): Record<string, string> {
  const timestamp = Math.floor(message.now / 1000);
  return {
    'webhook-id': message.id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${signature(secret, { ...message, timestamp })}`,
  };
}

type Received = {
  id: string | undefined;
  timestamp: string | undefined;
  signature: string | undefined;
  body: string;
};

/** Throws `signature_invalid` or `timestamp_out_of_tolerance`. Several signatures in the header are tried: keys rotate. */
export function verifySigned(secret: string, received: Received, now: number): void {
  const { id, body } = received;
  const timestamp = Number(received.timestamp);
  if (!id || !received.signature || !Number.isInteger(timestamp)) throw new RefusedError('signature_invalid');
  const wanted = Buffer.from(signature(secret, { id, timestamp, body }));
  const valid = received.signature.split(' ').some((candidate) => {
    const [version, value] = candidate.split(',');
    const given = Buffer.from(value ?? '');
    return version === 'v1' && given.length === wanted.length && timingSafeEqual(given, wanted);
  });
  if (!valid) throw new RefusedError('signature_invalid');
  if (Math.abs(now / 1000 - timestamp) > TOLERANCE_S) throw new RefusedError('timestamp_out_of_tolerance');
}
