import type { Push } from '../../ports/transport.ts';
import { bannerOf, isUrgent } from '../banner.ts';

/** A push as Expo's service takes it. The same tag replaces what is shown, on the way (`collapseId`) and on the device (`tag`). */
export function messageOf(push: Push, to: string): Record<string, unknown> {
  const { title, body, data, interruption, androidChannel, sound, category } = bannerOf(push);
  return {
    to,
    title,
    body,
    data,
    tag: push.tag,
    collapseId: push.tag,
    ttl: push.ttlSeconds,
    priority: isUrgent(push) ? 'high' : 'normal',
    interruptionLevel: interruption,
    channelId: androidChannel,
    sound,
    ...(category && { categoryId: category }),
  };
}
