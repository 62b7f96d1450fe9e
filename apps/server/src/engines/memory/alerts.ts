import type { Ended } from '@baton/core';
import type { AlertKind } from '@baton/protocol';
import type { HoldingAlert } from '../../ports/deliveries.ts';
import type { Change, NewDelivery } from '../../ports/journal.ts';
import type { DeliveryRow, Tables } from './tables.ts';

/** Pushes about what an alert of their own entry says. */
const NOTICES = new Set<string>(['bot_update', 'workflow', 'bot_health', 'conversation']);
const isNotice = ({ handoffId, digest }: DeliveryRow): boolean => handoffId === null && !digest;
const mayHaveLeft = ({ state, attempts }: DeliveryRow): boolean =>
  ['queued', 'expired'].includes(state) && attempts > 0;

export function writeAlerts({ alerts, deliveries }: Tables, { organizationId, alert, over }: Change): void {
  const key = `${organizationId}/${alert?.seq}`;
  if (alert && !alerts.has(key)) alerts.set(key, { ...alert, organizationId, overAt: null });
  for (const seq of over?.seqs ?? []) {
    const row = alerts.get(`${organizationId}/${seq}`);
    if (row) row.overAt ??= over!.at;
    for (const delivery of deliveries.values()) {
      const about = delivery.organizationId === organizationId && delivery.seq === seq;
      if (!about || delivery.state !== 'queued') continue;
      if (!isNotice(delivery) || !NOTICES.has(delivery.kind)) continue;
      delivery.state = 'expired';
      delivery.detail = 'over';
    }
  }
}

/** Whether what it replaces may stand on the same device: a ring of its handoff, or the push about the entry that it names. */
export function mayStand(tables: Tables, organizationId: string, delivery: NewDelivery): boolean {
  const rows = [...tables.deliveries.values()].filter(({ deviceId }) => deviceId === delivery.deviceId);
  const told = tables.alerts.get(`${organizationId}/${delivery.replaces}`);
  if (told) {
    const shown = rows.some(
      (row) =>
        row.seq === told.seq &&
        isNotice(row) &&
        (['accepted', 'received'].includes(row.state) || mayHaveLeft(row)),
    );
    return shown && !rows.some((row) => isNotice(row) && holdsTag(tables, row, told.tag));
  }
  return rows.some(
    (row) =>
      row.kind === 'escalation' &&
      row.handoffId === delivery.handoffId &&
      (['accepted', 'received', 'opened', 'acted'].includes(row.state) || mayHaveLeft(row)),
  );
}

const holdsTag = (tables: Tables, row: DeliveryRow, tag: string): boolean => {
  const alert = tables.alerts.get(`${row.organizationId}/${row.seq}`);
  return (
    alert?.tag === tag && alert.overAt === null && ['queued', 'accepted', 'received'].includes(row.state)
  );
};

export function holdingAlerts(
  { alerts, deliveries }: Tables,
  of: Ended['of'],
  { organizationId, before, kinds }: { organizationId: string; before: number; kinds: AlertKind[] },
): HoldingAlert[] {
  return [...alerts.values()].flatMap((alert) => {
    const { seq, tag, kind, body, overAt } = alert;
    const about = 'tag' in of ? tag === of.tag : 'handoffId' in body && body.handoffId === of.handoffId;
    if (alert.organizationId !== organizationId || overAt !== null || !about) return [];
    if (seq >= before || !kinds.includes(kind)) return [];
    const devices = [...deliveries.values()].flatMap((row) =>
      row.seq === seq && isNotice(row) && row.state !== 'failed' ? [row.deviceId] : [],
    );
    return [{ seq, tag, deviceIds: [...new Set(devices)] }];
  });
}

/** What a push took the place of, on its device. */
export function markReplaced({ deliveries }: Tables, newer: DeliveryRow): void {
  for (const shown of deliveries.values()) {
    if (shown.deviceId !== newer.deviceId || shown.seq >= newer.seq) continue;
    if (!['accepted', 'received'].includes(shown.state)) continue;
    const ring = newer.kind === 'claimed' || newer.kind === 'withdrawn';
    const replaced = ring
      ? shown.handoffId === newer.handoffId && shown.kind === 'escalation'
      : shown.handoffId === null && shown.seq === newer.replaces;
    if (replaced) shown.state = 'replaced';
  }
}
