import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** What a token in a push lets its bearer do: claim this handoff as this member, or say what became of the push. */
export type PushToken = { may: 'claim' | 'ack'; deliveryId: string; memberId: string; expiresAt: number };

/** Node makes a key of the bytes at each use, which takes far longer than the signature. */
const keys = new WeakMap<Buffer, KeyObject>();

function keyOf(bytes: Buffer): KeyObject {
  const key = keys.get(bytes) ?? createSecretKey(bytes);
  keys.set(bytes, key);
  return key;
}

const mac = (key: Buffer, text: string): Buffer => createHmac('sha256', keyOf(key)).update(text).digest();

export function signPushToken(key: Buffer, token: PushToken): string {
  const text = Buffer.from(
    JSON.stringify([token.may, token.deliveryId, token.memberId, token.expiresAt]),
  ).toString('base64url');
  return `${text}.${mac(key, text).toString('base64url')}`;
}

/** `null` for a forged, foreign or expired one. */
export function readPushToken(
  key: Buffer,
  signed: string,
  expected: { may: PushToken['may']; now: number },
): PushToken | null {
  const [text, signature, ...rest] = signed.split('.');
  if (text === undefined || signature === undefined || rest.length > 0) return null;
  const given = Buffer.from(signature, 'base64url');
  const wanted = mac(key, text);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
  const [may, deliveryId, memberId, expiresAt] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [
    PushToken['may'],
    string,
    string,
    number,
  ];
  return may === expected.may && expiresAt > expected.now ? { may, deliveryId, memberId, expiresAt } : null;
}
