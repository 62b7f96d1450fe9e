import type { Receipt } from '../ports/transport.ts';

type Circuit = {
  /** How often a push was accepted. */
  accepted: number;
  /** Addresses refused since then. */
  inARow: Set<string>;
};

/** So many different addresses one after the other are no chance: the credential is wrong, for all. */
const MANY = 3;
const MOST_KNOWN = 1000;

/**
 * Addresses that our credential does not open: a browser's subscription made for another key, a token of another app or project. What the
 * service says of one may as well be said because our credential is wrong, or by a service that fails: the others tell. Whoever is refused again
 * after another was accepted is foreign, so gone. When several are refused and none is accepted it is ours, so sick. Until then it is one
 * push that failed.
 */
export class Foreign {
  readonly #circuits = new Map<string, Circuit>();
  /** How often a push of the circuit had been accepted when this address was refused first. */
  readonly #suspects = new Map<string, number>();

  judge(circuit: string, address: unknown, receipt: Receipt): Receipt {
    const foreign = receipt.kind === 'misconfigured' && receipt.sick !== true;
    if (receipt.kind !== 'accepted' && !foreign) return receipt;
    const about = this.#circuitOf(circuit);
    if (receipt.kind === 'accepted') {
      about.accepted += 1;
      about.inARow.clear();
      if (this.#suspects.size > 0) this.#suspects.delete(nameOf(circuit, address));
      return receipt;
    }
    const name = nameOf(circuit, address);
    const since = this.#suspects.get(name) ?? about.accepted;
    if (since < about.accepted) {
      this.#suspects.delete(name);
      return { deliveryId: receipt.deliveryId, kind: 'gone', reason: receipt.reason };
    }
    this.#suspects.set(name, since);
    if (this.#suspects.size > MOST_KNOWN) this.#suspects.delete(this.#suspects.keys().next().value!);
    if (about.inARow.size < MANY) about.inARow.add(name);
    return about.inARow.size < MANY ? receipt : { ...receipt, sick: true };
  }

  #circuitOf(circuit: string): Circuit {
    const known = this.#circuits.get(circuit) ?? { accepted: 0, inARow: new Set() };
    this.#circuits.delete(circuit);
    this.#circuits.set(circuit, known);
    if (this.#circuits.size > MOST_KNOWN) this.#circuits.delete(this.#circuits.keys().next().value!);
    return known;
  }
}

const nameOf = (circuit: string, address: unknown): string => `${circuit} ${JSON.stringify(address)}`;
