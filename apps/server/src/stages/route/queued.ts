import { channelOf } from '@baton/core';
import type { Alert, Decision } from '@baton/core';
import type { Address, NewDecision, NewDelivery } from '../../ports/journal.ts';

/** The round of a decision about an entry, as it is stored. `tag`: of noise, which is bundled by it. */
type About = {
  seq: number;
  round: number;
  now: number;
  tag: string | null;
  ring?: { handoffId: string; ring: number };
};

export const decisionRow = (
  { memberId, verdict, reason, loudness, until }: Decision,
  { seq, round, now, tag, ring }: About,
): NewDecision => ({
  seq,
  memberId,
  round,
  verdict,
  reason,
  loudness,
  until,
  at: now,
  tag,
  handoffId: ring?.handoffId ?? null,
  ring: ring?.ring ?? null,
});

/** `atOnce`: this node sends them, there. */
type Queueing = {
  seq: number;
  now: number;
  newId: () => string;
  atOnce?: { leasedUntil: number; to: ReadonlyMap<string, Address> } | undefined;
};

/** A row for each device that the decision names. */
export const deliveryRows = (
  alert: Alert,
  { deviceIds, loudness }: Decision,
  { seq, now, newId, atOnce }: Queueing,
): NewDelivery[] =>
  deviceIds.map((deviceId) => ({
    id: newId(),
    conversationId: alert.channel === 'escalation' ? alert.conversation.id : null,
    handoffId: alert.channel === 'escalation' ? alert.handoffId : null,
    deviceId,
    ring: alert.channel === 'escalation' ? alert.ring : 0,
    kind: alert.channel,
    seq,
    dueAt: now,
    expiresAt: now + channelOf(alert).livesMs(alert),
    loudness,
    ...(atOnce && { leasedUntil: atOnce.leasedUntil, to: atOnce.to.get(deviceId)! }),
  }));

/** The tag by which pushes about it are bundled; `null` for what is pushed each time. */
export const noiseTag = (alert: Alert): string | null => {
  const channel = channelOf(alert);
  return channel.bundles(alert) ? channel.tag(alert) : null;
};
