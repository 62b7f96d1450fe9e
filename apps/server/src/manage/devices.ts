import type { Device, DeviceRequest, DeviceShown } from '@baton/protocol';
import type { Actor } from '../access/tokens.ts';
import { RefusedError } from '../journal/refused.ts';
import type { Database } from '../ports/database.ts';
import { silentSince } from './figures.ts';
import type { ManagePorts } from './members.ts';

type DeviceRow = {
  id: string;
  transport: Device['transport'];
  label: string;
  registeredAt: number;
  lastAckAt: number | null;
  gone: boolean;
  silentSince: number | null;
};
/** `now` is a placeholder's number. */
const columns = (now: string): string =>
  `id, transport, label, registered_at as "registeredAt", last_ack_at as "lastAckAt", gone_at is not null as gone, ${silentSince(now)} as "silentSince"`;
const HOUR_MS = 3_600_000;
/** Three o'clock in the night to come (UTC), when the first canary of a new device is due. */
const nextNight = (now: number): number =>
  (Math.floor((now - 3 * HOUR_MS) / (24 * HOUR_MS)) + 1) * 24 * HOUR_MS + 3 * HOUR_MS;

/** What tells a device's address from all others. */
function keyOf({ address }: DeviceRequest): string {
  if ('endpoint' in address) return address.endpoint;
  return 'fid' in address ? `fid:${address.fid}` : address.token;
}

/** Registers an address, or takes it over: whoever signed in last on a phone has it. Safe to repeat at every start of the app. */
export async function registerDevice(
  { database, clock, newId }: ManagePorts,
  actor: Actor,
  device: DeviceRequest,
): Promise<DeviceRow> {
  const [row] = await database.rows<DeviceRow>(
    'device_register',
    `insert into devices (id, organization_id, member_id, transport, address_key, address, label, registered_at, owned_since, asked_since, canary_due_at, installation, session_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $8, $9, $10, $11)
      on conflict (address_key) do update set organization_id = excluded.organization_id, member_id = excluded.member_id, address = excluded.address,
        label = excluded.label, registered_at = excluded.registered_at, gone_at = null, installation = excluded.installation, session_id = excluded.session_id,
        owned_since = case when devices.member_id = excluded.member_id then devices.owned_since else excluded.owned_since end,
        asked_since = case when devices.member_id = excluded.member_id and devices.gone_at is null then devices.asked_since else excluded.asked_since end
      returning ${columns('$8::bigint')}`,
    [
      newId(),
      actor.organizationId,
      actor.memberId,
      device.transport,
      keyOf(device),
      JSON.stringify(device.address),
      device.label,
      clock.now(),
      nextNight(clock.now()),
      device.installation ?? null,
      actor.sessionId,
    ],
  );
  if (device.installation !== undefined) await forgetFormer(database, row!.id, clock.now());
  return row!;
}

/** What else was known of this phone: addresses of whoever used it before, and the address that the new one replaces. */
const forgetFormer = (database: Database, deviceId: string, now: number): Promise<unknown[]> =>
  database.rows(
    'device_former',
    `update devices former set gone_at = $2 from devices d where d.id = $1 and former.installation = d.installation and former.id <> d.id
      and former.gone_at is null and (former.member_id <> d.member_id or former.transport = d.transport)`,
    [deviceId, now],
  );

export const devices = ({ database, clock }: ManagePorts, actor: Actor): Promise<DeviceRow[]> =>
  database.rows(
    'devices',
    `select ${columns('$2::bigint')} from devices where member_id = $1 order by registered_at`,
    [actor.memberId, clock.now()],
  );

/** One of the member's own, with the last sign of life that it was asked for. @throws `not_found` */
export async function deviceShown(
  { database, clock }: ManagePorts,
  actor: Actor,
  id: string,
): Promise<DeviceShown> {
  const [row] = await database.rows<DeviceShown>(
    'device_shown',
    `select ${columns('$3::bigint')}, (select json_build_object('at', v.created_at, 'state', v.state) from deliveries v
        where v.device_id = devices.id and v.kind = 'canary' and v.created_at >= devices.owned_since order by v.created_at desc limit 1) as canary
      from devices where id = $1 and member_id = $2`,
    [id, actor.memberId, clock.now()],
  );
  if (!row) throw new RefusedError('not_found');
  return row;
}

export async function forgetDevice(
  { database, clock }: ManagePorts,
  actor: Actor,
  id: string,
): Promise<void> {
  const gone = await database.rows(
    'device_forget',
    'update devices set gone_at = $3 where id = $1 and member_id = $2 returning id',
    [id, actor.memberId, clock.now()],
  );
  if (gone.length === 0) throw new RefusedError('not_found');
}

/** Queues a test push to one of the member's own devices; its ledger tells what became of it. */
export async function testDevice(
  { database, clock, newId }: ManagePorts,
  actor: Actor,
  deviceId: string,
): Promise<{ deliveryId: string }> {
  const own = await database.rows(
    'device_own',
    'select id from devices where id = $1 and member_id = $2 and gone_at is null',
    [deviceId, actor.memberId],
  );
  if (own.length === 0) throw new RefusedError('not_found');
  const id = newId();
  const now = clock.now();
  const delivery = {
    id,
    conversationId: null,
    handoffId: null,
    deviceId,
    ring: now,
    kind: 'test' as const,
    seq: 0,
    dueAt: now,
    expiresAt: now + 60_000,
  };
  await database.transaction((transaction) =>
    transaction.commit({ organizationId: actor.organizationId, deliveries: [delivery] }),
  );
  return { deliveryId: id };
}
