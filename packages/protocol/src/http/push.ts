import { z } from 'zod';
import { Holder } from '../conversation.ts';
import { Fence, Id, Instant, Name } from '../primitives.ts';
import { ApnsAddress, ExpoAddress, FcmAddress, WebPushAddress } from '../push.ts';

/** The same for every address of one phone: a push of one event takes one of them. Made by the app, and kept. */
const installation = z
  .string()
  .regex(/^[\w-]{8,64}$/)
  .optional();

export const DeviceRequest = z.discriminatedUnion('transport', [
  z.object({ transport: z.literal('web_push'), address: WebPushAddress, label: Name, installation }),
  z.object({ transport: z.literal('expo'), address: ExpoAddress, label: Name, installation }),
  z.object({ transport: z.literal('fcm'), address: FcmAddress, label: Name, installation }),
  z.object({ transport: z.literal('apns'), address: ApnsAddress, label: Name, installation }),
]);
export type DeviceRequest = z.infer<typeof DeviceRequest>;

export const Device = z
  .object({
    id: Id,
    transport: z.enum(['web_push', 'expo', 'fcm', 'apns']),
    label: Name,
    registeredAt: Instant,
    lastAckAt: Instant.nullable(),
    /** The transport said that this address is dead. */
    gone: z.boolean(),
    /** Has not answered its nightly pushes since then; `null` while it does. */
    silentSince: Instant.nullable(),
  })
  .meta({ id: 'Device' });
export type Device = z.infer<typeof Device>;

/** With its last nightly sign of life and what became of it; browsers get none. */
export const DeviceShown = Device.extend({
  canary: z.object({ at: Instant, state: z.string() }).nullable(),
}).meta({ id: 'DeviceShown' });
export type DeviceShown = z.infer<typeof DeviceShown>;

export const PushKey = z.object({ publicKey: z.string() });
export const PushClaimRequest = z.object({ token: z.string().max(600) });
export const PushClaimAnswer = z
  .object({ conversationId: Id, fence: Fence, url: z.string() })
  .meta({ id: 'PushClaimAnswer' });
export const PushAckRequest = z.object({
  token: z.string().max(600),
  what: z.enum(['received', 'opened', 'acted']),
});

export const PushTextRequest = z.object({ token: z.string().max(600) });
/** What a push without content is about. */
export const PushText = z.object({ title: z.string(), body: z.string() }).meta({ id: 'PushText' });
export type PushText = z.infer<typeof PushText>;

/** One member's decision about one ring of a handoff, and what became of it. */
export const DecisionShown = z
  .object({
    ring: z.int(),
    member: Holder,
    verdict: z.enum(['push', 'push_quietly', 'hold', 'skip']),
    reason: z.string(),
    /** The reason as a sentence. */
    words: z.string(),
    at: Instant,
    deliveries: z.array(
      z.object({ id: Id, device: Name, state: z.string(), attempts: z.int(), detail: z.string().nullable() }),
    ),
  })
  .meta({ id: 'DecisionShown' });
export const DecisionList = z.object({ decisions: z.array(DecisionShown) });
