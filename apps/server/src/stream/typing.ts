import type { Actor, CustomerActor } from '../access/tokens.ts';
import type { Journal } from '../ports/journal.ts';
import type { CustomerNamespace } from './customer.ts';
import type { OperatorNamespace } from './operator.ts';

/** Dots that are true: the customer sees them only while whoever types holds the conversation. Never stored. */
export class Typing {
  readonly #journal: Journal;
  readonly #operators: OperatorNamespace;
  readonly #customers: CustomerNamespace;

  constructor(journal: Journal, namespaces: { operators: OperatorNamespace; customers: CustomerNamespace }) {
    this.#journal = journal;
    this.#operators = namespaces.operators;
    this.#customers = namespaces.customers;
  }

  async operator(
    { organizationId, memberId, name }: Actor,
    { conversationId, on }: { conversationId: string; on: boolean },
  ): Promise<void> {
    const loaded = await this.#journal.load(organizationId, conversationId);
    if (!loaded) return;
    this.#operators.to(organizationId).emit('typing', { conversationId, by: 'operator', memberId, name, on });
    const { owner, handoff } = loaded.conversation;
    if (owner === 'operator' && handoff?.operator?.memberId === memberId)
      this.#customers.to(conversationId).emit('typing', { by: 'operator', name, on });
  }

  customer({ organizationId, name }: CustomerActor, conversationId: string, on: boolean): void {
    this.#operators
      .to(organizationId)
      .emit('typing', { conversationId, by: 'customer', memberId: null, name, on });
  }
}
