import { channelOf } from '@baton/core';
import type { Decision, Digest, Notice } from '@baton/core';
import { deepLinkPath } from '@baton/protocol';
import type { Loudness } from '@baton/protocol';
import type { NewDelivery } from '../../ports/journal.ts';
import { deliveryRows } from './queued.ts';

/** A notice that a member is told of now. `name`: of its bot or workflow. */
export type Told = { notice: Notice; decision: Decision; name: string; seq: number };
type At = { now: number; newId: () => string };

const LIVES_MS = 4 * 3_600_000;
const LOUDEST_FIRST: readonly Loudness[] = ['critical', 'loud', 'normal', 'quiet'];

/** One push of its own, or one for all: "3 updates of Support Bot". */
export function digestRows(told: readonly Told[], { now, newId }: At): NewDelivery[] {
  const [first] = told;
  if (!first) return [];
  const { notice, decision, seq } = first;
  if (told.length === 1) return deliveryRows(notice, decision, { seq, now, newId });
  const loudness = LOUDEST_FIRST.find((one) => told.some((other) => other.decision.loudness === one))!;
  const items = itemsOf(told);
  const about = channelOf(notice).subject(notice);
  const alone = items.length === 1;
  const tag = alone ? channelOf(notice).tag(notice) : 'digest';
  const url = deepLinkPath(
    alone && about.type === 'bot' ? { to: 'bot', botId: about.id } : { to: 'activity' },
  );
  const seqs = told.map((one) => one.seq);
  const digest = { items, tag, url, seqs };
  return decision.deviceIds.map((deviceId) => ({
    id: newId(),
    conversationId: null,
    handoffId: null,
    deviceId,
    ring: 0,
    kind: 'digest',
    seq: Math.max(...seqs),
    dueAt: now,
    expiresAt: now + LIVES_MS,
    loudness,
    digest,
  }));
}

function itemsOf(told: readonly Told[]): Digest['items'] {
  const groups = Map.groupBy(told, ({ notice }) => channelOf(notice).subject(notice).id);
  return [...groups.values()]
    .map((group) => {
      const [{ notice, name }] = group as [Told];
      return { name, count: group.length, what: channelOf(notice).subject(notice).type };
    })
    .sort((a, b) => b.count - a.count);
}
