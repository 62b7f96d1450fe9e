import type { Push } from '../../ports/transport.ts';
import { bannerOf, isSilent, isUrgent } from '../banner.ts';

/**
 * A push as Expo's service takes it. What is about the same thing replaces what is shown: on Android by `tag`, on iPhones by `collapseId`,
 * which therefore is not the one place that all noise shares on its way elsewhere.
 */
export function messageOf(push: Push, to: string): Record<string, unknown> {
  const ttl = push.ttlSeconds;
  // Without a text nothing is shown: the phone only answers.
  if (isSilent(push)) return { to, data: push.payload, ttl, priority: 'normal', _contentAvailable: true };
  const { title, body, data, interruption, androidChannel, sound, category } = bannerOf(push);
  return {
    to,
    title,
    body,
    data,
    tag: data.tag,
    collapseId: data.tag,
    ttl,
    priority: isUrgent(push) ? 'high' : 'normal',
    interruptionLevel: interruption,
    channelId: androidChannel,
    sound,
    ...(category && { categoryId: category }),
  };
}
