import type { Clock } from '../../ports/clock.ts';
import type { Database } from '../../ports/database.ts';
import type { Receipt } from '../../ports/transport.ts';

type Ports = { database: Database; clock: Clock; failed: (error: unknown) => void };
type Fault = { transport: string; since: number; reason: string };

/** A service that is silent for so long is not merely slow. */
const SICK_MS = 10_000;

/**
 * Which push services fail as a whole: our credential is refused, or nothing has come through for a while. Whoever has only devices behind
 * such a service counts as not reached, so that a ring goes wider and the admins are told. All nodes know the same, a few seconds apart.
 */
export class PushFaults {
  readonly #ports: Ports;
  readonly #failing = new Map<string, { since: number; reason: string }>();
  #known = new Map<string, Fault>();
  #opened: ReadonlySet<string> | null = null;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** The transports that there is a key for. */
  opened(transports: Iterable<string>): void {
    this.#opened = new Set(transports);
  }

  unwell(transport: string): boolean {
    return this.#known.has(transport) || this.#opened?.has(transport) === false;
  }

  /** What became of some pushes. Whatever is about one device shows that the service answers. */
  heard(transport: string, receipts: readonly Receipt[]): void {
    if (receipts.some(answers)) return this.#well(transport);
    const receipt = receipts.find(fails);
    if (!receipt || this.#known.has(transport)) return;
    const now = this.#ports.clock.now();
    const failing = this.#failing.get(transport) ?? { since: now, reason: receipt.reason };
    this.#failing.set(transport, failing);
    if (receipt.kind !== 'misconfigured' && now - failing.since < SICK_MS) return;
    const fault = { transport, since: failing.since, reason: receipt.reason };
    this.#known.set(transport, fault);
    this.#save(
      'push_fault',
      'insert into push_faults (transport, since, reason) values ($1, $2, $3) on conflict (transport) do nothing',
      [transport, fault.since, fault.reason],
    );
  }

  /** What other nodes have found meanwhile. */
  async refresh(): Promise<void> {
    const rows = await this.#ports.database.rows<Fault>(
      'push_faults',
      'select transport, since, reason from push_faults',
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

const answers = (receipt: Receipt): boolean => receipt.kind !== 'retry' && !fails(receipt);
