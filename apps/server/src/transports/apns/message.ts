import type { Push } from '../../ports/transport.ts';
import type { Headers } from '../http2/connection.ts';
import { bannerOf, isSilent, isUrgent } from '../banner.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The app reads `body` as the push's data. */
export function bodyOf(push: Push): Buffer {
  if (isSilent(push))
    return Buffer.from(JSON.stringify({ aps: { 'content-available': 1 }, body: push.payload }));
  const { title, body, data, sound, interruption, category } = bannerOf(push);
  return Buffer.from(
    JSON.stringify({
      aps: {
        alert: { title, body },
        'interruption-level': interruption,
        'thread-id': data.tag,
        sound: sound ?? undefined,
        category,
      },
      body: data,
    }),
  );
}

type Sending = { token: string; topic: string; authorization: string; now: number };

/** One literal, without spreading: made for every push, and HTTP/2 walks through it three times. */
export function headersOf(push: Push, { token, topic, authorization, now }: Sending): Headers {
  const { payload, urgency, deliveryId, ttlSeconds, noise } = push;
  const silent = isSilent(push);
  const headers: Headers = {
    ':method': 'POST',
    ':path': `/3/device/${token}`,
    authorization,
    'apns-topic': topic,
    'apns-push-type': silent ? 'background' : 'alert',
    // In the background Apple takes no other than 5.
    'apns-priority': isUrgent(push) ? 10 : urgency === 'normal' || silent ? 5 : 1,
    // Apple keeps one push per app for a device that is offline: noise is not kept, so that it never pushes a ring out of that place.
    'apns-expiration': noise ? 0 : Math.floor(now / 1000) + ttlSeconds,
    // Replaces what is shown, too: so it is of one thing, not of all noise.
    'apns-collapse-id': payload.tag,
  };
  // The same for every try, so that Apple can tell them.
  if (UUID.test(deliveryId)) headers['apns-id'] = deliveryId;
  return headers;
}
