import {
  channelOf,
  claimedBanner,
  digestBanner,
  endingBanner,
  escalationBanner,
  languageOf,
  plain,
  withdrawnBanner,
  wordsIn,
} from '@baton/core';
import type { Banner } from '@baton/core';
import { deepLinkPath, handoffTag } from '@baton/protocol';
import type { Loudness, PushPayload } from '@baton/protocol';
import type { TakenDelivery } from '../../ports/deliveries.ts';
import type { Push } from '../../ports/transport.ts';
import { signPushToken } from './push-token.ts';

/** An acknowledgement may come long after the push: a phone that was off shows it, and says so, when it is back. */
const ACK_LIVES_MS = 7 * 86_400_000;

/** `contentFree`: ids alone leave this server; the app fetches the text. */
export type Making = { key: Buffer; now: number; contentFree?: boolean };

/** What the device gets, made when the push leaves, from what is true then. */
export function payloadOf(
  delivery: TakenDelivery,
  botName: string,
  { key, now, contentFree = false }: Making,
): PushPayload {
  const { id: deliveryId, memberId, kind, seq, expiresAt } = delivery;
  const ringing = kind === 'escalation';
  const words = wordsIn(delivery.language);
  const hidden = contentFree && kind !== 'test' && kind !== 'canary';
  const banner = hidden ? words.contentFree(kind) : bannerOf(delivery, botName, now);
  return {
    v: 1,
    kind,
    deliveryId,
    tag: tagOf(delivery),
    seq,
    ...banner,
    url: urlOf(delivery),
    expiresAt,
    actions: ringing
      ? [
          { id: 'claim', title: words.claim },
          { id: 'later', title: words.later },
        ]
      : [],
    claimToken: ringing ? signPushToken(key, { may: 'claim', deliveryId, memberId, expiresAt }) : null,
    ackToken: signPushToken(key, { may: 'ack', deliveryId, memberId, expiresAt: now + ACK_LIVES_MS }),
    quiet: isQuiet(delivery),
    loudness: loudnessOf(delivery),
    lang: languageOf(delivery.language),
    ...(hidden ? { fetch: true } : {}),
  };
}

const isQuiet = ({ kind, loudness }: TakenDelivery): boolean =>
  ['claimed', 'withdrawn', 'over', 'canary'].includes(kind) || (kind !== 'test' && loudness === 'quiet');

/** The same for every push about one thing, so that a newer one replaces what is shown. */
function tagOf({ kind, handoffId, notice, digest }: TakenDelivery): string {
  if (handoffId) return handoffTag(handoffId);
  if (notice) return channelOf(notice).tag(notice);
  return digest?.tag ?? kind;
}

function urlOf({ conversationId, notice, digest }: TakenDelivery): string {
  if (conversationId) return deepLinkPath({ to: 'conversation', conversationId });
  if (notice) return deepLinkPath(channelOf(notice).link(notice));
  return digest?.url ?? '/';
}

/** What an app takes. */
const MOST = { title: 120, body: 240 } as const;

/** The banner of a push, as of `now`. */
export function bannerOf(delivery: TakenDelivery, botName: string, now: number): Banner {
  const { title, body } = wordsOf(delivery, botName, now);
  return { title: fit(title, MOST.title), body: fit(body, MOST.body) };
}

const fit = (text: string, length: number): string => (text.length <= length ? text : plain(text, length));

function wordsOf(delivery: TakenDelivery, botName: string, now: number): Banner {
  const { kind, conversation, memberId, notice, digest, ending, name } = delivery;
  const words = wordsIn(delivery.language);
  if (ending) return endingBanner(ending, name ?? botName, words);
  if (notice) return channelOf(notice).banner(notice, { name: name ?? botName, words, now });
  if (digest) return digestBanner(digest, words);
  if (kind === 'canary') return { title: '', body: '' };
  if (kind === 'test' || !conversation) return words.test;
  if (kind === 'escalation') return escalationBanner(botName, conversation, now, words);
  const { handoff } = conversation;
  const operator = handoff?.operator;
  if (kind === 'claimed' && operator)
    return claimedBanner(botName, operator.memberId === memberId ? null : operator.name, words);
  return withdrawnBanner(botName, handoff?.failure === 'cancelled' ? 'cancelled' : 'closed', words);
}

/** A test is as loud as a ring: whether that wakes its member is what they want to hear. */
const loudnessOf = ({ kind, loudness }: TakenDelivery): Loudness =>
  kind === 'test' ? 'critical' : (loudness ?? (kind === 'escalation' ? 'critical' : 'normal'));

const URGENCY = { critical: 'critical', loud: 'high', normal: 'normal', quiet: 'low' } as const;

/** How soon it wakes the device. A ring always does at once: how loud the member wants it is said to the phone, not to the service. */
export function urgencyOf(delivery: TakenDelivery): Push['urgency'] {
  const { kind } = delivery;
  if (kind === 'escalation') return 'critical';
  if (kind === 'test') return 'high';
  if (kind === 'canary') return 'low';
  return URGENCY[loudnessOf(delivery)];
}

/** By what it is, however loud: what somebody waits for, and what takes its place, is never noise. */
export function isNoise({ notice, digest }: TakenDelivery): boolean {
  if (notice) return channelOf(notice).noise;
  return digest ? digest.items.every(({ what }) => what !== 'escalation') : false;
}

/**
 * What a push service replaces while the device is away. A phone that is off has few places, some services give it one: all noise shares
 * a single place, so that it never pushes out what matters.
 */
export const collapseKeyOf = (delivery: TakenDelivery): string =>
  isNoise(delivery) ? 'noise' : tagOf(delivery);
