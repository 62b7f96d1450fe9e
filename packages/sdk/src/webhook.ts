import { createHmac, timingSafeEqual } from 'node:crypto';

/** Standard Webhooks v1: HMAC-SHA256 over `id.timestamp.body`. https://www.standardwebhooks.com */

export type WebhookRefusal =
  | 'headers_missing'
  | 'signature_invalid'
  | 'timestamp_out_of_tolerance'
  | 'body_invalid';

/** Why a webhook must not be trusted. Answer it with 401 (400 for `body_invalid`). */
export class WebhookError extends Error {
  readonly code: WebhookRefusal;

  constructor(code: WebhookRefusal) {
    super(code);
    this.name = 'WebhookError';
    this.code = code;
  }
}

/** Of `fetch`, or of Node's `http`. */
export type WebhookHeaders = Headers | Record<string, string | string[] | undefined>;

export type Verification = {
  headers: WebhookHeaders;
  /** The raw body, before any parser saw it. */
  body: string;
  /** `whsec_…`; while keys rotate, the old one and the new one. */
  secrets: readonly string[];
  /** Milliseconds since 1970; now when left out. */
  now?: number;
  /** How old, or how far ahead, a webhook may be; 300 when left out. */
  toleranceSeconds?: number;
};

const PREFIX = 'whsec_';
const TOLERANCE_S = 300;
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

/** The webhook's id: the same for every repeat of it. Throws `WebhookError`, and `TypeError` for a secret that is none. */
export function verifyWebhook({
  headers,
  body,
  secrets,
  now = Date.now(),
  toleranceSeconds = TOLERANCE_S,
}: Verification): { id: string; timestamp: number } {
  const id = header(headers, 'webhook-id');
  const sent = header(headers, 'webhook-timestamp');
  const signatures = header(headers, 'webhook-signature');
  if (!id || !sent || !signatures) throw new WebhookError('headers_missing');
  if (!/^\d{1,12}$/.test(sent)) throw new WebhookError('signature_invalid');
  const given = signatures
    .split(' ')
    .flatMap((one) => (one.startsWith('v1,') ? [Buffer.from(one.slice(3))] : []));
  const wanted = secrets.map((secret) =>
    Buffer.from(signatureOf(secret, { id, timestamp: Number(sent), body })),
  );
  const valid = wanted.some((one) =>
    given.some((other) => one.length === other.length && timingSafeEqual(one, other)),
  );
  if (!valid) throw new WebhookError('signature_invalid');
  if (Math.abs(now / 1000 - Number(sent)) > toleranceSeconds)
    throw new WebhookError('timestamp_out_of_tolerance');
  return { id, timestamp: Number(sent) };
}

/** The three headers of a signed request; `now` in milliseconds since 1970. */
export function signWebhook({
  id,
  body,
  secret,
  now = Date.now(),
}: {
  id: string;
  body: string;
  secret: string;
  now?: number;
}) {
  const timestamp = Math.floor(now / 1000);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${signatureOf(secret, { id, timestamp, body })}`,
  };
}

function signatureOf(
  secret: string,
  { id, timestamp, body }: { id: string; timestamp: number; body: string },
): string {
  return createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64');
}

function keyOf(secret: string): Buffer {
  const encoded = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret;
  if (!BASE64.test(encoded)) throw new TypeError('a webhook secret is whsec_ and base64');
  return Buffer.from(encoded, 'base64');
}

function header(headers: WebhookHeaders, name: string): string | null {
  if (headers instanceof Headers) return headers.get(name);
  const key = Object.keys(headers).find((one) => one.toLowerCase() === name);
  const value = key === undefined ? undefined : headers[key];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}
