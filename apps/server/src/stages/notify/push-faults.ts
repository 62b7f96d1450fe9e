import type { Clock } from '../../ports/clock.ts';
import type { Database } from '../../ports/database.ts';
import type { Receipt } from '../../ports/transport.ts';

type Ports = { database: Database; clock: Clock; failed: (error: unknown) => void };
/** `until`: when it no longer counts, unless it is seen again. */
type Fault = { transport: string; since: number; reason: string; until: number | null };

/** A service that is silent for so long is not merely slow. */
const SICK_MS = 10_000;
/** Two failures so far apart are two, not one that lasts. */
const APART_MS = 60_000;
/** It may have come back since, and nothing was sent. */
const LAPSE_MS = 5 * 60_000;
/** So often a fault that lasts is written down again. */
const AGAIN_MS = 60_000;

/**
 * Which push services fail as a whole: our credential is refused, or nothing has come through for a while. Whoever has only devices behind
 * such a service counts as not reached, so that a ring goes wider and the admins are told. All nodes know the same, a few seconds apart.
 */
export class PushFaults {
  readonly #ports: Ports;
  readonly #failing = new Map<string, { since: number; last: number }>();
  #known = new Map<string, Fault>();
  #opened: ReadonlySet<string> | null = null;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Before anything is sent. `opened`: the transports that there is a key for. */
  async begin(opened: Iterable<string>): Promise<void> {
    this.#opened = new Set(opened);
    await this.refresh();
  }

  unwell(transport: string): boolean {
    return this.#counts(this.#known.get(transport)) || this.#opened?.has(transport) === false;
  }

  /** What became of some pushes. Whatever is about one device shows that the service answers. */
  heard(transport: string, receipts: readonly Receipt[]): void {
    if (receipts.some(answers)) return this.#well(transport);
    const receipt = receipts.find(fails);
    if (!receipt) return;
    const now = this.#ports.clock.now();
    const before = this.#failing.get(transport);
    const since = before && now - before.last < APART_MS ? before.since : now;
    this.#failing.set(transport, { since, last: now });
    const lasts = receipt.kind === 'misconfigured' ? null : now + LAPSE_MS;
    if (lasts !== null && now - since < SICK_MS) return;
    this.#raise({ transport, since, reason: receipt.reason, until: lasts });
  }

  #raise(fault: Fault): void {
    const known = this.#known.get(fault.transport);
    if (known && (known.until === null || (fault.until ?? Infinity) - known.until < AGAIN_MS)) return;
    const { transport, since, reason, until } = known ? { ...known, until: fault.until } : fault;
    this.#known.set(transport, { transport, since, reason, until });
    this.#save(
      'push_fault',
      'insert into push_faults (transport, since, reason, until) values ($1, $2, $3, $4) on conflict (transport) do update set until = case when push_faults.until is null then null else excluded.until end',
      [transport, since, reason, until],
    );
  }

  #counts(fault: Fault | undefined): boolean {
    return fault !== undefined && (fault.until === null || this.#ports.clock.now() < fault.until);
  }

  /** What other nodes have found meanwhile. */
  async refresh(): Promise<void> {
    const rows = await this.#ports.database.rows<Fault>(
      'push_faults',
      'select transport, since, reason, until from push_faults',
      [],
    );
    this.#known = new Map(rows.map((fault) => [fault.transport, fault]));
  }

  #well(transport: string): void {
    this.#failing.delete(transport);
    if (!this.#known.delete(transport)) return;
    this.#save('push_fault_over', 'delete from push_faults where transport = $1', [transport]);
  }

  #save(name: string, text: string, values: unknown[]): void {
    this.#ports.database.rows(name, text, values).catch(this.#ports.failed);
  }
}

type Failure = Extract<Receipt, { kind: 'retry' | 'misconfigured' }>;

const fails = (receipt: Receipt): receipt is Failure =>
  ('sick' in receipt && receipt.sick === true) || ('reason' in receipt && receipt.reason === 'breaker_open');

/** Found here, before anything was sent. */
const OURS: ReadonlySet<string> = new Set(['not_an_address', 'too_big']);

const answers = (receipt: Receipt): boolean =>
  receipt.kind !== 'retry' && !fails(receipt) && !('reason' in receipt && OURS.has(receipt.reason));
