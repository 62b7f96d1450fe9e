import type { PushPayload } from '@baton/protocol';
import type { Push } from '../ports/transport.ts';

/** The Android channels and the category (its buttons) that the app makes; a message for a channel that is missing is not shown. */
const ANDROID_CHANNELS = { ring: 'escalation', quiet: 'quiet' } as const;
const CATEGORY = 'escalation';

const INTERRUPTION = {
  critical: 'time-sensitive',
  high: 'active',
  normal: 'active',
  low: 'passive',
} as const;

type Banner = Pick<PushPayload, 'title' | 'body'> & {
  /** The whole payload: the app reads it when the banner is tapped. */
  data: PushPayload;
  sound: 'default' | null;
  interruption: 'time-sensitive' | 'active' | 'passive';
  androidChannel: string;
  /** Its buttons, when it has any. */
  category: string | undefined;
};

/** What a phone shows and how loudly, the same by whichever transport it comes. */
export function bannerOf({ payload, urgency }: Push): Banner {
  const { title, body, actions, quiet } = payload;
  return {
    title,
    body,
    data: payload,
    sound: quiet ? null : 'default',
    interruption: quiet ? 'passive' : INTERRUPTION[urgency],
    androidChannel: quiet ? ANDROID_CHANNELS.quiet : ANDROID_CHANNELS.ring,
    category: actions.length > 0 ? CATEGORY : undefined,
  };
}

/** Such a push goes before others, and wakes a device that sleeps. */
export const isUrgent = ({ urgency }: Push): boolean => urgency === 'critical' || urgency === 'high';
