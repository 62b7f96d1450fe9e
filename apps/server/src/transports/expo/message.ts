import type { ExpoAddress, PushKind } from '@baton/protocol';
import type { Push } from '../../ports/transport.ts';
import { bannerOf, isSilent, isUrgent } from '../banner.ts';

/** A push as Expo's service takes it. What is about the same thing replaces what is shown: on Android by `tag`, on iPhones by `collapseId`. */
export function messageOf(push: Push, to: string): Record<string, unknown> {
  // Apple keeps one push per app for a phone that is away: noise is not kept, so that it never pushes a ring out of that place.
  const ttl = push.noise && !isAndroid(push) ? 0 : push.ttlSeconds;
  // Without a text nothing is shown: the phone only answers.
  if (isSilent(push)) return { to, data: push.payload, ttl, priority: 'normal', _contentAvailable: true };
  const { title, body, data, interruption, androidChannel, sound, category } = bannerOf(push);
  return {
    to,
    title,
    body,
    data,
    tag: data.tag,
    collapseId: collapseIdOf(push),
    ttl,
    priority: isUrgent(push) ? 'high' : 'normal',
    interruptionLevel: interruption,
    channelId: androidChannel,
    sound,
    ...(category && { categoryId: category }),
  };
}

const OF_A_RING: ReadonlySet<string> = new Set(['escalation', 'claimed', 'withdrawn'] satisfies PushKind[]);

/** An Android phone tells of its channels. */
export const isAndroid = ({ address }: Pick<Push, 'address'>): boolean =>
  (address as Partial<ExpoAddress> | null)?.channels !== undefined;

/**
 * On Android it is what Firebase keeps one of while the phone is away, and Firebase knows four of them for a phone: all noise shares one, the rest
 * is for rings, and what else there is stands alone.
 */
function collapseIdOf(push: Push): string | undefined {
  const { noise, tag, payload } = push;
  if (!isAndroid(push)) return payload.tag;
  return noise || OF_A_RING.has(payload.kind) ? tag : undefined;
}
