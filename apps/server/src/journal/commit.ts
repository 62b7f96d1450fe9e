import type { Change, Committed, Journal } from '../ports/journal.ts';
import { Lanes } from './lanes.ts';

/** Two changes of one conversation do not go together: the second would find that it has moved. */
const keyOf = ({ conversations }: Change): string | null => conversations?.[0]?.next.id ?? null;

/** What is about one conversation that there is, and is no stage's step, can share a transaction with others of its kind. */
const sharable = ({ conversations, cursor }: Change): boolean =>
  cursor === undefined && conversations?.length === 1 && conversations[0]!.expected !== null;

/** Commands at the same time share a transaction, and with it the wait for the disk; each stands for itself. */
export class Committer {
  readonly #journal: Journal;
  readonly #lanes: Lanes<Change, Committed>;

  constructor(journal: Journal) {
    this.#journal = journal;
    this.#lanes = new Lanes({
      organizationOf: ({ organizationId }) => organizationId,
      keyOf,
      write: (changes) => journal.commitEach(changes),
    });
  }

  commit(change: Change): Promise<Committed> {
    return sharable(change) ? this.#lanes.write(change) : this.#journal.commit(change);
  }
}
