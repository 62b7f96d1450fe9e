import type { Done } from '@baton/protocol';
import { runCommand } from './commands.ts';
import { RefusedError } from './journal/refused.ts';
import type { Deliveries, DeliveryState } from './ports/deliveries.ts';
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
  const actor = {
    memberId: member.id,
    organizationId,
    name: member.name,
    role: member.role,
    sessionId: '',
    issuedAt: stage.clock.now(),
  };
  const done = await runCommand(stage, actor, { type: 'claim', handoffId }, 'push');
  await deliveries.acknowledge(delivery.id, 'acted', stage.clock.now());
  return done;
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
