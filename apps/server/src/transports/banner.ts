import type { PushPayload } from '@baton/protocol';
import type { Push } from '../ports/transport.ts';

/** The Android channels and the category (its buttons) that the app makes; a message for a channel that is missing is not shown. */
const ANDROID_CHANNELS = { critical: 'escalation', loud: 'loud', normal: 'normal', quiet: 'quiet' } as const;
/** Apps that do not tell have the loudest and the quietest. */
const FIRST_CHANNELS = { ...ANDROID_CHANNELS, loud: 'escalation', normal: 'escalation' } as const;
const CATEGORY = 'escalation';

const INTERRUPTION = {
  critical: 'time-sensitive',
  loud: 'active',
  normal: 'active',
  quiet: 'passive',
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
export function bannerOf({ payload, address }: Push): Banner {
  const { channels } = address as { channels?: unknown };
  const { title, body, actions, quiet, loudness = 'normal' } = payload;
  return {
    title,
    body,
    data: payload,
    sound: quiet ? null : 'default',
    interruption: quiet ? 'passive' : INTERRUPTION[loudness],
    androidChannel: (channels === 'by_loudness' ? ANDROID_CHANNELS : FIRST_CHANNELS)[
      quiet ? 'quiet' : loudness
    ],
    category: actions.length > 0 ? CATEGORY : undefined,
  };
}

/** Such a push wakes a device that sleeps. */
export const isUrgent = ({ urgency }: Push): boolean => urgency === 'critical' || urgency === 'high';

const TAKES_PLACE: ReadonlySet<string> = new Set([
  'claimed',
  'withdrawn',
  'over',
] satisfies PushPayload['kind'][]);

/** It goes before others: it is urgent, or takes the place of what was. */
export const goesFirst = (push: Push): boolean => isUrgent(push) || TAKES_PLACE.has(push.payload.kind);

/** It shows nothing: the device only answers. */
export const isSilent = ({ payload }: Push): boolean => payload.kind === 'canary';
