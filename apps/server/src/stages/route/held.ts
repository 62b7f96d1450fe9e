import { channelOf, decide, pushes } from '@baton/core';
import type { Alert, Decision } from '@baton/core';
import type { Deliveries, HeldDecision } from '../../ports/deliveries.ts';
import type { NewDelivery } from '../../ports/journal.ts';
import type { PresenceReader } from '../../ports/presence.ts';
import type { StagePorts } from '../../ports/stage.ts';
import { digestRows } from './digest.ts';
import type { Told } from './digest.ts';
import { writtenBy } from '../../journal/written.ts';
import { ruledMembers } from './members.ts';
import { decisionRow, deliveryRows, noiseTag } from './queued.ts';

export type HeldPorts = { stage: StagePorts; deliveries: Deliveries; presence: PresenceReader };

const TAKE = 2000;

/**
 * What quiet hours, a snooze or a bundle held is decided again when its time has come, from what is true then. A member's rings go out each
 * by itself, all the rest as one push. Safe on several nodes: a decision is settled once. Answers how many were due.
 */
export async function releaseHeld(ports: HeldPorts, now: number): Promise<number> {
  const held = await ports.deliveries.heldDue(now, TAKE);
  for (const own of Map.groupBy(held, ({ organizationId, memberId }) => organizationId + memberId).values())
    await releaseMember(ports, own, now);
  return held.length;
}

async function releaseMember(ports: HeldPorts, held: HeldDecision[], now: number): Promise<void> {
  const { organizationId } = held[0]!;
  const decided = await Promise.all(held.map((one) => decideAgain(ports, one, now)));
  const told: Told[] = [];
  const rings: NewDelivery[] = [];
  for (const { alert, decision, one } of decided) {
    if (!alert || !pushes(decision)) continue;
    if (alert.channel === 'escalation')
      rings.push(...deliveryRows(alert, decision, { seq: one.seq, now, newId: ports.stage.newId }));
    else told.push({ notice: alert, decision, name: one.name, seq: one.seq });
  }
  const change = {
    settle: held.map(({ seq, memberId, round }) => ({ seq, memberId, round, at: now })),
    decisions: decided.map(({ alert, decision, one }) =>
      decisionRow(decision, {
        seq: one.seq,
        round: one.round + 1,
        now,
        tag: alert && noiseTag(alert),
        ...('ring' in one.body ? { ring: one.body } : {}),
      }),
    ),
    deliveries: [...rings, ...digestRows(told, { now, newId: ports.stage.newId })],
  };
  const committed = await ports.stage.journal.commit({ organizationId, ...change });
  // Another node was faster: it is done.
  if (committed.status === 'committed') ports.stage.committed(organizationId, writtenBy(change, committed));
}

type Again = { alert: Alert | null; decision: Decision; one: HeldDecision };

async function decideAgain(ports: HeldPorts, one: HeldDecision, now: number): Promise<Again> {
  const { organizationId, memberId, subject, over } = one;
  const skip = (reason: 'over' | 'no_permission'): Again => ({
    alert: null,
    one,
    decision: { memberId, verdict: 'skip', reason, loudness: 'normal', until: null, deviceIds: [] },
  });
  const alert = over ? null : await alertOf(ports.stage, one);
  if (!alert) return skip('over');
  const tag = alert.channel === 'escalation' ? {} : { tag: noiseTag(alert) };
  const about = { organizationId, subject, now, ...tag };
  const members = await ruledMembers(ports.stage.directory, ports.presence, about);
  const member = members.find((other) => other.memberId === memberId);
  if (!member) return skip('no_permission');
  // Its bundle is due now: what was pushed before does not hold it again.
  const [decision] = decide(alert, [{ ...member, pushedAt: null }], now);
  return { alert, decision: decision!, one };
}

async function alertOf(stage: StagePorts, { organizationId, body }: HeldDecision): Promise<Alert | null> {
  if ('channel' in body) return channelOf(body) ? body : null;
  const loaded = await stage.journal.load(organizationId, body.conversationId);
  if (!loaded) return null;
  const { conversation } = loaded;
  const policy = await stage.policyOf(conversation.botId);
  const { handoffId, ring } = body;
  return { channel: 'escalation', topic: 'ring', conversation, policy, handoffId, ring };
}
