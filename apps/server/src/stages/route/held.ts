import { channelOf, decide, pushes } from '@baton/core';
import type { Alert, Decision } from '@baton/core';
import type { Deliveries, HeldDecision } from '../../ports/deliveries.ts';
import type { Rules } from '../../ports/directory.ts';
import type { NewDelivery } from '../../ports/journal.ts';
import type { Reach } from '../../ports/presence.ts';
import type { StagePorts } from '../../ports/stage.ts';
import { digestRows } from './digest.ts';
import type { Told } from './digest.ts';
import { writtenBy } from '../../journal/written.ts';
import { byRules, ruledMembers } from './members.ts';
import { decisionRow, deliveryRows, noiseTag } from './queued.ts';

export type HeldPorts = { stage: StagePorts; deliveries: Deliveries; reach: Reach };

const TAKE = 2000;

/**
 * What quiet hours, a snooze or a bundle held is decided again when its time has come, from what is true then. Each customer who still waits
 * rings by itself, once, however often it rang meanwhile: each is claimed by itself. All the rest is one push. Safe on several nodes: a
 * decision is settled once. Answers how many were due.
 */
export async function releaseHeld(ports: HeldPorts, now: number): Promise<number> {
  const held = await ports.deliveries.heldDue(now, TAKE);
  const run = { ...looks(ports, now), now };
  for (const own of Map.groupBy(held, ({ organizationId, memberId }) => organizationId + memberId).values())
    await releaseMember(ports, own, run);
  return held.length;
}

type Run = ReturnType<typeof looks> & { now: number };

async function releaseMember(ports: HeldPorts, held: HeldDecision[], run: Run): Promise<void> {
  const { organizationId } = held[0]!;
  const { now } = run;
  const decided = await Promise.all(held.map((one) => decideAgain(one, held, run)));
  const told: Told[] = [];
  const rings: NewDelivery[] = [];
  for (const { alert, decision, one } of decided) {
    if (!alert || !pushes(decision)) continue;
    if (alert.channel === 'escalation')
      rings.push(...deliveryRows(alert, decision, { seq: one.seq, now, newId: ports.stage.newId }));
    else told.push({ notice: alert, decision, name: one.name, seq: one.seq });
  }
  const change = {
    ...byRules(decided.map(({ version }) => version)),
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
  // Another node was faster, and it is done; or somebody's rules have changed, and it is still due.
  if (committed.status === 'committed') ports.stage.committed(organizationId, writtenBy(change, committed));
}

type Again = { alert: Alert | null; decision: Decision; one: HeldDecision; version: string | null };

async function decideAgain(one: HeldDecision, held: HeldDecision[], run: Run): Promise<Again> {
  const { memberId, over } = one;
  const skip = (reason: 'over' | 'no_permission', version: string | null = null): Again => ({
    alert: null,
    one,
    version,
    decision: { memberId, verdict: 'skip', reason, loudness: 'normal', until: null, deviceIds: [] },
  });
  const alert = over || rangSince(one, held) ? null : await run.alertOf(one);
  if (!alert) return skip('over');
  const { version, members } = await run.rulesOf(one, alert);
  const member = members.find((other) => other.memberId === memberId);
  if (!member) return skip('no_permission', version);
  // Its bundle is due now: what was pushed before does not hold it again.
  const [decision] = decide(alert, [{ ...member, pushedAt: null }], run.now);
  return { alert, decision: decision!, one, version };
}

/** Whether a later ring of the same handoff is held, too. */
const rangSince = ({ seq, body }: HeldDecision, held: HeldDecision[]): boolean =>
  'ring' in body &&
  held.some((other) => 'ring' in other.body && other.body.handoffId === body.handoffId && other.seq > seq);

/** Reads what many members' decisions need once for a whole run, on the pool that rings use as well. */
function looks({ stage, reach }: HeldPorts, now: number) {
  const rules = new Map<string, Promise<Rules>>();
  const alerts = new Map<string, Promise<Alert | null>>();
  return {
    rulesOf({ organizationId, subject }: HeldDecision, alert: Alert): Promise<Rules> {
      const tag = alert.channel === 'escalation' ? {} : { tag: noiseTag(alert) };
      const about = { organizationId, subject, now, ...tag };
      return once(rules, JSON.stringify(about), () => ruledMembers(stage.directory, reach, about));
    },
    alertOf: (one: HeldDecision): Promise<Alert | null> =>
      once(alerts, `${one.organizationId}/${one.seq}`, () => alertOf(stage, one)),
  };
}

function once<T>(known: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> {
  const found = known.get(key) ?? read();
  known.set(key, found);
  return found;
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
