import type { FcmAddress } from '@baton/protocol';
import type { Push } from '../../ports/transport.ts';
import { bannerOf, isUrgent } from '../banner.ts';

/**
 * Only escalations stand alone: they are few, short-lived, and exempt from the limit on pushes that collapse. All others collapse,
 * so that they never fill the hundred places that a device which is offline has.
 */
export const collapses = ({ urgency }: Push): boolean => urgency !== 'critical';

/** Data only, so that the app builds the notification itself: Android shows buttons in the background only then. */
export function dataOf(push: Push): Record<string, string> {
  const { title, body, data, androidChannel, category } = bannerOf(push);
  return {
    title,
    message: body,
    body: JSON.stringify(data),
    channelId: androidChannel,
    tag: data.tag,
    ...(category && { categoryId: category }),
  };
}

export function messageOf(push: Push, to: FcmAddress, data: Record<string, string>): Buffer {
  const android = {
    priority: isUrgent(push) ? 'high' : 'normal',
    ttl: `${push.ttlSeconds}s`,
    ...(collapses(push) && { collapse_key: push.tag }),
  };
  return Buffer.from(JSON.stringify({ message: { ...to, data, android } }));
}
