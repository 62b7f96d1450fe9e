import type { Push } from '../../ports/transport.ts';

/** The Android channels and the category (its buttons) that the app makes; a message for a channel that is missing is not shown. */
export const ANDROID_CHANNELS = { ring: 'escalation', quiet: 'quiet' } as const;
export const CATEGORY = 'escalation';

const INTERRUPTION = {
  critical: 'time-sensitive',
  high: 'active',
  normal: 'active',
  low: 'passive',
} as const;

/** A push as Expo's service takes it. The same tag replaces what is shown, on the way (`collapseId`) and on the device (`tag`). */
export function messageOf({ payload, tag, ttlSeconds, urgency }: Push, to: string): Record<string, unknown> {
  const { title, body, actions, quiet, ...data } = payload;
  return {
    to,
    title,
    body,
    data,
    tag,
    collapseId: tag,
    ttl: ttlSeconds,
    priority: urgency === 'critical' || urgency === 'high' ? 'high' : 'normal',
    interruptionLevel: quiet ? 'passive' : INTERRUPTION[urgency],
    channelId: quiet ? ANDROID_CHANNELS.quiet : ANDROID_CHANNELS.ring,
    sound: quiet ? null : 'default',
    ...(actions.length > 0 && { categoryId: CATEGORY }),
  };
}
