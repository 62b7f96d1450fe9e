import type { Ended } from '@baton/core';
import type { AlertKind } from '@baton/protocol';
import type {
  Confirmation,
  Deliveries,
  DeliveryResult,
  DeliveryState,
  HeldDecision,
  HoldingAlert,
  Lane,
  TakenDelivery,
  TicketedDelivery,
} from '../../ports/deliveries.ts';
import { isRinging } from '../../ports/deliveries.ts';
import type { Address } from '../../ports/journal.ts';
import { holdingAlerts, markReplaced } from './alerts.ts';
import type { AlertRow, DeliveryRow, Tables } from './tables.ts';

/** Escalations first, then the rest of their lane. */
const rankOf = (row: DeliveryRow): number => (row.kind === 'escalation' ? 2 : Number(isRinging(row)));

export class MemoryDeliveries implements Deliveries {
  readonly #tables: Tables;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  async take(now: number, lease: { until: number; limit: number; full?: Lane[] }): Promise<TakenDelivery[]> {
    const due = [...this.#tables.deliveries.values()]
      .filter(
        (row) =>
          row.state === 'queued' &&
          row.dueAt <= now &&
          row.leasedUntil <= now &&
          !this.#isIn(row, lease.full ?? []) &&
          !this.#underWay(row, now),
      )
      .sort((a, b) => rankOf(b) - rankOf(a) || a.dueAt - b.dueAt)
      .slice(0, lease.limit);
    return due.map((row) => {
      row.leasedUntil = lease.until;
      row.attempts += 1;
      return this.#takenOf(row);
    });
  }

  #takenOf(row: DeliveryRow): TakenDelivery {
    const { conversation = null } = this.#tables.conversations.get(row.conversationId ?? '') ?? {};
    const address = this.#addressOf(row.organizationId, row.deviceId);
    return { ...row, ...address, conversation, ...this.#told(row) };
  }

  #addressOf(organizationId: string, deviceId: string): Address {
    const { memberId, transport, address, ...row } = this.#tables.devices.get(deviceId)!;
    const gone = row.goneAt !== null || row.organizationId !== organizationId;
    return { memberId, language: 'en', device: { transport, address, gone } };
  }

  async finish(results: DeliveryResult[]): Promise<void> {
    for (const result of results) {
      const row = this.#tables.deliveries.get(result.id);
      if (!row || (row.state !== 'queued' && row.state !== 'expired')) continue;
      row.state = result.state;
      row.leasedUntil = 0;
      row.detail = 'detail' in result ? result.detail : null;
      if (result.state === 'queued') row.dueAt = result.dueAt;
      if (result.state !== 'accepted') continue;
      row.sentAt = result.at;
      row.ticket = result.ticket;
      if (result.replacing !== undefined) markReplaced(this.#tables, row);
    }
  }

  nextDue = async (): Promise<number | null> => {
    const due = [...this.#tables.deliveries.values()]
      .filter(({ state }) => state === 'queued')
      .map((row) => Math.max(row.dueAt, row.leasedUntil));
    return due.length === 0 ? null : Math.min(...due);
  };

  async ticketed(sent: { after: number; until: number }, limit: number): Promise<TicketedDelivery[]> {
    return [...this.#tables.deliveries.values()]
      .filter(({ sentAt }) => sentAt !== null && sentAt > sent.after && sentAt <= sent.until)
      .sort((a, b) => a.sentAt! - b.sentAt!)
      .flatMap(({ id, deviceId, ticket, sentAt }) => {
        const { transport } = this.#tables.devices.get(deviceId)!;
        return ticket === null ? [] : [{ id, deviceId, transport, ticket, sentAt: sentAt! }];
      })
      .slice(0, limit);
  }

  async confirm(confirmations: Confirmation[]): Promise<void> {
    for (const { id, failed } of confirmations) {
      const row = this.#tables.deliveries.get(id);
      if (!row) continue;
      row.ticket = null;
      row.detail = failed ?? row.detail;
      if (failed !== null && row.state === 'accepted') row.state = 'failed';
    }
  }

  async deviceGone(deviceId: string, at: number, since: number): Promise<void> {
    const device = this.#tables.devices.get(deviceId);
    if (device && device.registeredAt <= since) device.goneAt ??= at;
  }

  async acknowledge(deliveryId: string, what: 'received' | 'opened' | 'acted'): Promise<void> {
    const row = this.#tables.deliveries.get(deliveryId);
    if (!row) return;
    const stays =
      row.state === 'acted' || (what === 'received' && ['opened', 'replaced'].includes(row.state));
    if (!stays) row.state = what;
    markReplaced(this.#tables, row);
  }

  async find(deliveryId: string): Promise<DeliveryState | null> {
    const row = this.#tables.deliveries.get(deliveryId);
    if (!row) return null;
    const { organizationId, handoffId, state } = row;
    return { organizationId, handoffId, state, memberId: this.#tables.devices.get(row.deviceId)!.memberId };
  }

  holding = async (
    organizationId: string,
    of: Ended['of'],
    until: { before: number; kinds: AlertKind[] },
  ): Promise<HoldingAlert[]> => holdingAlerts(this.#tables, of, { organizationId, ...until });

  async ringedDevices(handoffId: string): Promise<{ deviceId: string; left: boolean }[]> {
    const left = (row: DeliveryRow): boolean =>
      ['accepted', 'received', 'opened'].includes(row.state) ||
      (['queued', 'expired'].includes(row.state) && row.attempts > 0);
    const rows = [...this.#tables.deliveries.values()].filter(
      (row) => row.handoffId === handoffId && row.kind === 'escalation',
    );
    return [...new Set(rows.map(({ deviceId }) => deviceId))].map((deviceId) => ({
      deviceId,
      left: rows.some((row) => row.deviceId === deviceId && left(row)),
    }));
  }

  /** What it tells, and whether that is still so. */
  #told(row: DeliveryRow): Pick<TakenDelivery, 'notice' | 'name' | 'over'> {
    const ends = row.kind === 'over';
    const alert = this.#tables.alerts.get(`${row.organizationId}/${ends ? row.replaces : row.seq}`);
    if (!alert || !('channel' in alert.body) || row.handoffId !== null || row.digest)
      return { notice: null, name: null, over: false };
    if (ends) return { notice: alert.body, name: this.#nameOf(alert), over: this.#toldAgain(alert, row.seq) };
    const waits = 'handoffId' in alert.body && alert.body.handoffId;
    const over = alert.overAt !== null || (typeof waits === 'string' && !this.#waits(waits));
    return { notice: alert.body, name: this.#nameOf(alert), over };
  }

  #toldAgain({ organizationId, tag }: AlertRow, after: number): boolean {
    return [...this.#tables.alerts.values()].some(
      (alert) =>
        alert.organizationId === organizationId &&
        alert.tag === tag &&
        alert.overAt === null &&
        alert.seq > after,
    );
  }

  #waits(handoffId: string): boolean {
    const { handoff } =
      this.#tables.conversations.get(this.#tables.handoffs.get(handoffId) ?? '')?.conversation ?? {};
    return handoff?.id === handoffId && handoff.state === 'waiting';
  }

  #nameOf({ subject, body }: AlertRow): string {
    return this.#tables.bots.get(subject.id)?.name ?? ('name' in body ? body.name : '');
  }

  async heldDue(now: number, limit: number): Promise<HeldDecision[]> {
    return [...this.#tables.decisions.values()]
      .filter(({ verdict, settledAt, until }) => verdict === 'hold' && settledAt === null && until! <= now)
      .sort((a, b) => (a.memberId === b.memberId ? a.seq - b.seq : a.memberId < b.memberId ? -1 : 1))
      .flatMap(({ organizationId, seq, memberId, round }) => {
        const alert = this.#tables.alerts.get(`${organizationId}/${seq}`);
        if (!alert) return [];
        const { kind, subject, body, overAt } = alert;
        const over = overAt !== null;
        return [
          { organizationId, seq, memberId, round, kind, subject, name: this.#nameOf(alert), body, over },
        ];
      })
      .slice(0, limit);
  }

  async nextHeld(): Promise<number | null> {
    const due = [...this.#tables.decisions.values()].flatMap(({ verdict, settledAt, until }) =>
      verdict === 'hold' && settledAt === null ? [until!] : [],
    );
    return due.length === 0 ? null : Math.min(...due);
  }

  #isIn(row: DeliveryRow, lanes: Lane[]): boolean {
    const transport = this.#tables.devices.get(row.deviceId)?.transport;
    return lanes.some((lane) => lane.transport === transport && lane.ringing === isRinging(row));
  }

  #underWay(row: DeliveryRow, now: number): boolean {
    for (const other of this.#tables.deliveries.values()) {
      if (
        other !== row &&
        other.handoffId === row.handoffId &&
        (row.handoffId !== null || (['over', 'bot_health'].includes(row.kind) && other.seq < row.seq)) &&
        other.deviceId === row.deviceId &&
        other.leasedUntil > now
      )
        return true;
    }
    return false;
  }
}
