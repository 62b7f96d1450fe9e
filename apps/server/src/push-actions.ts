import type { Done, PushText } from '@baton/protocol';
import { demand } from './access/permission.ts';
import type { Actor } from './access/tokens.ts';
import { runCommand } from './commands.ts';
import { RefusedError } from './journal/refused.ts';
import { pushOf } from './manage/pushes.ts';
import type { Database } from './ports/database.ts';
import type { Deliveries, DeliveryState } from './ports/deliveries.ts';
import type { MemberRow } from './ports/directory.ts';
import type { StagePorts } from './ports/stage.ts';
import { readPushToken } from './stages/notify/push-token.ts';

type Ports = { stage: StagePorts; deliveries: Deliveries; key: Buffer };

async function deliveryOf(
  { stage, deliveries, key }: Ports,
  token: string,
  may: 'claim' | 'ack',
): Promise<DeliveryState & { id: string }> {
  const read = readPushToken(key, token, { may, now: stage.clock.now() });
  const delivery = read && (await deliveries.find(read.deliveryId));
  // A phone may have changed hands since: what it shows is not its new owner's to act on.
  if (!read || delivery?.memberId !== read.memberId) throw new RefusedError('link_invalid');
  return { ...delivery, id: read.deliveryId };
}

/**
 * The Claim button of a push: a plain HTTPS call that needs no session. Its token works once: a repeat of the winner's is a success, but
 * it claims nothing a second time.
 */
export async function claimByPush(ports: Ports, token: string): Promise<Done> {
  const { stage, deliveries } = ports;
  const delivery = await deliveryOf(ports, token, 'claim');
  const member = await stage.directory.member(delivery.memberId);
  const { handoffId, organizationId } = delivery;
  if (!member || handoffId === null) throw new RefusedError('link_invalid');
  if (delivery.state === 'acted')
    await mustStillHold(stage, { organizationId, handoffId, memberId: member.id });
  const actor = actorOf(member, stage.clock.now());
  const done = await runCommand(stage, actor, { type: 'claim', handoffId }, 'push');
  await deliveries.acknowledge(delivery.id, 'acted', stage.clock.now());
  return done;
}

const actorOf = ({ id: memberId, organizationId, name, role }: MemberRow, issuedAt: number): Actor => ({
  memberId,
  organizationId,
  name,
  role,
  sessionId: '',
  issuedAt,
});

/**
 * The words of a push that left without them, for the device that shows it: of this push alone, while it matters, and only to somebody who
 * still may answer.
 */
export async function textOfPush(ports: Ports & { database: Database }, token: string): Promise<PushText> {
  const { stage, database } = ports;
  const now = stage.clock.now();
  const delivery = await deliveryOf(ports, token, 'ack');
  const member = await stage.directory.member(delivery.memberId);
  if (member?.organizationId !== delivery.organizationId) throw new RefusedError('link_invalid');
  demand(member, 'chatbot.respond');
  const shown = await pushOf({ database, journal: stage.journal, now }, actorOf(member, now), delivery.id);
  if (shown.expiresAt <= now) throw new RefusedError('link_invalid');
  const { title, body } = shown;
  return { title, body };
}

async function mustStillHold(
  { journal }: StagePorts,
  held: { organizationId: string; handoffId: string; memberId: string },
): Promise<void> {
  const loaded = await journal.loadByHandoff(held.organizationId, held.handoffId);
  const { handoff, owner } = loaded?.conversation ?? {};
  // The honest answer to the loser is who has it; only a waiting handoff must not be claimed by a used token.
  if (owner === 'queue' && handoff?.id === held.handoffId) throw new RefusedError('link_invalid');
}

/** What became of the push on the device. */
export async function acknowledgePush(
  ports: Ports,
  { token, what }: { token: string; what: 'received' | 'opened' | 'acted' },
): Promise<void> {
  const delivery = await deliveryOf(ports, token, 'ack');
  // `acted` is what the claim itself says: the ledger cannot be made to burn a claim token.
  await ports.deliveries.acknowledge(
    delivery.id,
    what === 'acted' ? 'opened' : what,
    ports.stage.clock.now(),
  );
}
