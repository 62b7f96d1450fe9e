import { createHmac, timingSafeEqual } from 'node:crypto';

/** A link to a file works so long: enough to open it, not to be passed around. */
export const LINK_MS = 10 * 60_000;

const signatureOf = (key: Buffer, id: string, expires: number): Buffer =>
  createHmac('sha256', key).update(`attachment:${id}:${expires}`).digest();

/** The path of a file, signed until `expires` (milliseconds). */
export const linkTo = (key: Buffer, id: string, expires: number): string =>
  `/v1/attachments/${id}?expires=${expires}&signature=${signatureOf(key, id, expires).toString('base64url')}`;

export function linkHolds(
  key: Buffer,
  { id, expires, signature }: { id: string; expires: number; signature: string },
  now: number,
): boolean {
  const given = Buffer.from(signature, 'base64url');
  const right = signatureOf(key, id, expires);
  return expires > now && given.length === right.length && timingSafeEqual(given, right);
}
