import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { signWebhook, verifyWebhook, WebhookError } from './webhook.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const OTHER = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const BODY = '{"test": 2432232314}';
const AT = 1_614_265_330;
const NOW = AT * 1000;
/** The specification's own example. */
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';

const headers = (change: Record<string, string> = {}) => ({
  'webhook-id': ID,
  'webhook-timestamp': String(AT),
  'webhook-signature': SIGNATURE,
  ...change,
});
const verify = (change: Partial<Parameters<typeof verifyWebhook>[0]> = {}) =>
  verifyWebhook({ headers: headers(), body: BODY, secrets: [SECRET], now: NOW, ...change });
const codeOf = (run: () => unknown): string | null => {
  try {
    run();
    return null;
  } catch (error) {
    return error instanceof WebhookError ? error.code : String(error);
  }
};

describe('the specification', () => {
  it('has its example accepted, and made the same', () => {
    expect(verify()).toEqual({ id: ID, timestamp: AT });
    expect(signWebhook({ id: ID, body: BODY, secret: SECRET, now: NOW + 999 })).toEqual(headers());
  });

  it.each(['', '{}', 'ümläut 🚆 مرحبا', 'x'.repeat(100_000)])(
    'agrees with the reference both ways (%#)',
    (body) => {
      const reference = new Webhook(SECRET);
      const now = Date.now();
      const signature = reference.sign(ID, new Date(now), body);
      expect(signWebhook({ id: ID, body, secret: SECRET, now })['webhook-signature']).toBe(signature);
      expect(() =>
        reference.verify(body, signWebhook({ id: ID, body, secret: SECRET, now }), { jsonParse: false }),
      ).not.toThrow();
    },
  );
});

describe('accepts', () => {
  it('headers of fetch, of http, in any case, and repeated', () => {
    expect(verify({ headers: new Headers(headers()) }).id).toBe(ID);
    expect(
      verify({
        headers: { 'Webhook-Id': ID, 'WEBHOOK-TIMESTAMP': String(AT), 'webhook-signature': [SIGNATURE] },
      }).id,
    ).toBe(ID);
  });

  it('one right signature among several, and one right secret among several', () => {
    expect(verify({ headers: headers({ 'webhook-signature': `v1a,xyz v1,AAAA ${SIGNATURE}` }) }).id).toBe(ID);
    expect(verify({ secrets: [OTHER, SECRET] }).id).toBe(ID);
  });

  it('a secret without its prefix', () => {
    expect(verify({ secrets: [SECRET.slice('whsec_'.length)] }).id).toBe(ID);
  });

  it('what is as old, or as early, as the tolerance', () => {
    expect(codeOf(() => verify({ now: NOW + 300_000 }))).toBeNull();
    expect(codeOf(() => verify({ now: NOW - 300_000 }))).toBeNull();
    expect(codeOf(() => verify({ now: NOW + 11_000, toleranceSeconds: 10 }))).toBe(
      'timestamp_out_of_tolerance',
    );
  });
});

describe('refuses', () => {
  it.each<[string, Partial<Parameters<typeof verifyWebhook>[0]>]>([
    ['headers_missing', { headers: {} }],
    ['headers_missing', { headers: headers({ 'webhook-signature': '' }) }],
    ['signature_invalid', { body: BODY + ' ' }],
    ['signature_invalid', { secrets: [OTHER] }],
    ['signature_invalid', { secrets: [] }],
    ['signature_invalid', { headers: headers({ 'webhook-id': 'msg_other' }) }],
    ['signature_invalid', { headers: headers({ 'webhook-timestamp': String(AT + 1) }) }],
    ['signature_invalid', { headers: headers({ 'webhook-timestamp': 'yesterday' }) }],
    ['signature_invalid', { headers: headers({ 'webhook-timestamp': '1e9' }) }],
    ['signature_invalid', { headers: headers({ 'webhook-signature': SIGNATURE.replace('v1,', 'v2,') }) }],
    ['signature_invalid', { headers: headers({ 'webhook-signature': 'v1,' }) }],
    ['timestamp_out_of_tolerance', { now: NOW + 301_000 }],
    ['timestamp_out_of_tolerance', { now: NOW - 301_000 }],
  ])('%s (%#)', (code, change) => {
    expect(codeOf(() => verify(change))).toBe(code);
  });

  it('a secret that is none, rather than sign with nothing', () => {
    expect(() => verify({ secrets: ['whsec_'] })).toThrow(TypeError);
    expect(() => signWebhook({ id: ID, body: BODY, secret: 'not base64!' })).toThrow(TypeError);
  });
});
