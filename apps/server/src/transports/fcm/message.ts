import type { FcmAddress } from '@baton/protocol';
import type { Push } from '../../ports/transport.ts';
import { bannerOf, isSilent, isUrgent } from '../banner.ts';

/** Data only, so that the app builds the notification itself: Android shows buttons in the background only then. Without a text it builds none. */
export function dataOf(push: Push): Record<string, string> {
  if (isSilent(push)) return { body: JSON.stringify(push.payload) };
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

/** `collapseKey`: what it takes the place of while the device is away; without one it stands alone. */
export function messageOf(
  push: Push,
  { channels: _channels, ...to }: FcmAddress,
  { data, collapseKey }: { data: Record<string, string>; collapseKey: string | null },
): Buffer {
  const android = {
    priority: isUrgent(push) ? 'high' : 'normal',
    ttl: `${push.ttlSeconds}s`,
    ...(collapseKey !== null && { collapse_key: collapseKey }),
  };
  return Buffer.from(JSON.stringify({ message: { ...to, data, android } }));
}
