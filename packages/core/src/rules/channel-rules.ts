import type { AlertChannel, DeepLink, Entry, Loudness, Role } from '@baton/protocol';
import type { Alert, Notice, Subject } from './alert.ts';
import type { Ended } from './ending.ts';
import type { Banner, Words } from './words/words.ts';

/** What a banner needs beside the alert itself. `name`: of the bot or the workflow; `now` in milliseconds. */
export type Showing = { name: string; words: Words; now: number };

/** One alert channel: one file in `channels/`. */
export type ChannelRules<A extends Alert = Alert> = {
  id: AlertChannel;
  /** By topic: whether it is on, and how loud, until somebody says otherwise. */
  defaults: Readonly<Record<string, { on: boolean; loudness: Loudness }>>;
  /** For whom it is on by default. */
  onFor: (role: Role) => boolean;
  /** The members it is for, when it is not for everybody; nobody else is decided about. */
  only?: (alert: A) => readonly string[] | null;
  /** The conversation that whoever looks at it need not be told of. */
  seenIn?: (alert: A) => string | null;
  /** Whose settings and subscription count. */
  subject: (alert: A) => Subject;
  /** Whether being subscribed counts; not for what somebody must hear of. */
  needsSubscription: (alert: A) => boolean;
  /** Whether it comes through quiet hours and snooze unless the member says otherwise. */
  overridesQuiet: (alert: A) => boolean;
  /** Whether it is held while a ring waits on the phone, which it might push out. */
  waitsForRings: (alert: A) => boolean;
  /** Whether a device that was away may miss it for something newer: a push service keeps few, some keep one. */
  noise: boolean;
  /** Whether several within a short time become one push. */
  bundles: (alert: A) => boolean;
  banner: (alert: A, showing: Showing) => Banner;
  link: (alert: A) => DeepLink;
  /** A newer push of the same tag replaces what is shown. At most 32 characters of base64url. */
  tag: (alert: A) => string;
  /** How long a push of it is worth showing, in milliseconds. */
  livesMs: (alert: A) => number;
  /** What an entry of the journal says about this channel; rings come from `route` itself. */
  fromEntry: (entry: Entry) => Notice | null;
  /** What is over once this entry is written. */
  endedBy: (entry: Entry) => Ended | null;
};
