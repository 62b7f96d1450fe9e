import { channelOf, decide, kindOf, noticeOf } from '@baton/core';
import type { Notice } from '@baton/core';
import type { AlertKind, EntryOf } from '@baton/protocol';
import type { Follower } from '../../journal/follow.ts';
import type { Deliveries } from '../../ports/deliveries.ts';
import type { Change } from '../../ports/journal.ts';
import type { Reach } from '../../ports/presence.ts';
import type { StagePorts } from '../../ports/stage.ts';
import { endings, replacements } from './endings.ts';
import { byRules, ruledMembers } from './members.ts';
import { OWN_TALK, ownTalk } from './own-talk.ts';
import { decisionRow, deliveryRows, noiseTag } from './queued.ts';

/** Turns what bots and workflows did, and a ring that reached nobody, into decisions and pushes. */
export function notices(ports: StagePorts, reach: Reach, deliveries: Deliveries): Follower {
  const talk = ownTalk(ports, reach);
  return {
    stage: 'notices',
    types: [
      'bot.updated',
      'bot.health_changed',
      'bot.audience_changed',
      'workflow.started',
      'workflow.step_finished',
      'workflow.stuck',
      'workflow.unstuck',
      'workflow.finished',
      'handoff.rang',
      'handoff.claimed',
      'handoff.failed',
      'handoff.released',
      'handoff.returned',
      'conversation.resolved',
      ...OWN_TALK,
    ],
    async follow(organizationId, entry) {
      const now = ports.clock.now();
      const ended = await endings(deliveries, organizationId, entry);
      const notice =
        entry.type === 'handoff.rang'
          ? await unheard(ports, organizationId, entry)
          : (noticeOf(entry) ?? (await talk(organizationId, entry)));
      // A server that was away for long does not tell what has long been.
      const old = notice !== null && notice.at + channelOf(notice).livesMs(notice) <= now;
      const told =
        notice === null || old
          ? {}
          : await tell(ports, reach, { organizationId, seq: entry.seq, notice, now });
      if (ended.length === 0) return notice === null || old ? null : told;
      const own = told.deliveries ?? [];
      return { ...told, ...replacements(ports, { ended, own, seq: entry.seq, now }) };
    },
  };
}

type Telling = { organizationId: string; seq: number; notice: Notice; now: number };

async function tell(
  ports: StagePorts,
  reach: Reach,
  { organizationId, seq, notice, now }: Telling,
): Promise<Pick<Change, 'alert' | 'decisions' | 'deliveries' | 'rules'>> {
  const channel = channelOf(notice);
  const subject = channel.subject(notice);
  const tag = noiseTag(notice);
  const about = { organizationId, subject, now, tag };
  const { version, members } = await ruledMembers(ports.directory, reach, about);
  const decisions = decide(notice, members, now);
  const kind: AlertKind = kindOf(notice);
  return {
    ...byRules([version]),
    alert: { seq, kind, at: notice.at, subject, tag: channel.tag(notice), body: notice },
    decisions: decisions.map((one) => decisionRow(one, { seq, round: 0, now, tag })),
    deliveries: decisions.flatMap((one) => deliveryRows(notice, one, { seq, now, newId: ports.newId })),
  };
}

/** The first ring in a row that reached nobody, for the admins. */
async function unheard(
  { journal }: StagePorts,
  organizationId: string,
  { conversationId, handoffId, reachable, seq, at }: EntryOf<'handoff.rang'>,
): Promise<Notice | null> {
  if (reachable > 0) return null;
  const types = ['handoff.rang', 'handoff.requested'];
  const [before] = await journal.readBack(conversationId, { before: seq, limit: 1, types });
  if (before?.type === 'handoff.rang' && before.reachable === 0) return null;
  const loaded = await journal.load(organizationId, conversationId);
  if (!loaded) return null;
  const { botId } = loaded.conversation;
  return { channel: 'bot_health', topic: 'unreachable', at, botId, conversationId, handoffId };
}
