import { z } from 'zod';
import { AlertLanguage, Loudness } from './alert-settings.ts';
import { Id, Instant, Seq } from './primitives.ts';

/** `over`: replaces, quietly, a shown push whose news is no longer so. `digest`: several at once. `canary`: shows nothing; the device answers, so that it is known to be there. */
export const PushKind = z.enum([
  'escalation',
  'claimed',
  'withdrawn',
  'bot_update',
  'workflow',
  'bot_health',
  'conversation',
  'digest',
  'over',
  'canary',
  'test',
]);
export type PushKind = z.infer<typeof PushKind>;

/**
 * What a device gets. Ids only, besides the banner; no secret but the claim's own one-use token. `tag` is the same for every push about
 * one handoff, so that a newer one replaces what is shown; `seq` tells which is newer when a transport reorders.
 */
export const PushPayload = z
  .object({
    v: z.literal(1),
    kind: PushKind,
    deliveryId: Id,
    /** At most 32 characters of base64url, so that it fits Web Push's Topic. */
    tag: z.string().regex(/^[A-Za-z0-9_-]{1,32}$/),
    seq: Seq,
    title: z.string().max(120),
    body: z.string().max(240),
    /** Path of the deep link. */
    url: z.string().startsWith('/').max(200),
    expiresAt: Instant,
    actions: z.array(z.object({ id: z.enum(['claim', 'later']), title: z.string().max(40) })).max(2),
    /** One-use token: POST it to `/v1/push/claim`. */
    claimToken: z.string().max(600).nullable(),
    /** POST it to `/v1/push/ack` when the push was received, opened or acted on. */
    ackToken: z.string().max(600),
    quiet: z.boolean(),
    loudness: Loudness.optional(),
    /** Without the text: the device fetches it by the `ackToken` from `POST /v1/push/text`. */
    fetch: z.boolean().optional(),
    /** In which language it is written; what the device says about it is said in it, too. */
    lang: AlertLanguage.optional(),
  })
  .meta({ id: 'PushPayload' });
export type PushPayload = z.infer<typeof PushPayload>;

/** One tag for all pushes about a handoff. */
export const handoffTag = (handoffId: string): string => handoffId.replaceAll('-', '');

export const WebPushAddress = z.object({
  endpoint: z.url().max(1000),
  keys: z.object({ p256dh: z.string().max(120), auth: z.string().max(60) }),
});
export type WebPushAddress = z.infer<typeof WebPushAddress>;

/** Told by an app on Android that has made a channel for each loudness; a push for a channel that is missing may not be shown. */
const AndroidChannels = z.literal('by_loudness').optional();

export const ExpoAddress = z.object({
  token: z.string().regex(/^(Expo|Exponent)PushToken\[[^\]]{1,100}\]$/),
  channels: AndroidChannels,
});
export type ExpoAddress = z.infer<typeof ExpoAddress>;

/** Firebase's registration token, or the installation's id that replaces it. */
export const FcmAddress = z.union([
  z.strictObject({ token: z.string().regex(/^[\w:-]{8,1000}$/), channels: AndroidChannels }),
  z.strictObject({ fid: z.string().regex(/^[\w-]{8,200}$/), channels: AndroidChannels }),
]);
export type FcmAddress = z.infer<typeof FcmAddress>;

/** Apple's device token, in hexadecimal; `sandbox` for development builds. */
export const ApnsAddress = z.object({
  token: z.string().regex(/^[0-9a-fA-F]{16,200}$/),
  environment: z.enum(['production', 'sandbox']).default('production'),
});
export type ApnsAddress = z.infer<typeof ApnsAddress>;
