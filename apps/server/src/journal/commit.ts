import type { Change, Committed, Journal } from '../ports/journal.ts';
import { Lanes } from './lanes.ts';

/** Two changes of one conversation do not go together: the second would find that it has moved. */
const keyOf = ({ conversations }: Change): string | null => conversations?.[0]?.next.id ?? null;

/** What is about one conversation that there is, and is no stage's step, can share a transaction with others of its kind. */
const sharable = ({ conversations, cursor }: Change): boolean =>
  cursor === undefined && conversations?.length === 1 && conversations[0]!.expected !== null;

/** Who decided on the same version as a change that is written has lost: seven of eight operators who claim at once need no statement. */
const lostTo = (done: Change, { status }: Committed, waiting: Change): Committed | null =>
  status === 'committed' && done.conversations![0]!.expected === waiting.conversations![0]!.expected
    ? { status: 'moved' }
    : null;

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
      decidedBy: lostTo,
    });
  }

  commit(change: Change): Promise<Committed> {
    return sharable(change) ? this.#lanes.write(change) : this.#journal.commit(change);
  }
}
