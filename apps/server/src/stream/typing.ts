import { z } from 'zod';
import type { Actor, CustomerActor } from '../access/tokens.ts';
import type { Journal, NodeTalk } from '../ports/journal.ts';
import type { CustomerNamespace } from './customer.ts';
import type { OperatorNamespace } from './operator.ts';

const Said = z.object({
  about: z.literal('typing'),
  organizationId: z.string(),
  conversationId: z.string(),
  by: z.enum(['operator', 'customer']),
  memberId: z.string().nullable(),
  name: z.string(),
  on: z.boolean(),
  /** Whoever types holds the conversation. */
  toCustomer: z.boolean(),
});
type Said = z.infer<typeof Said>;

type Ports = {
  journal: Journal;
  nodes: NodeTalk;
  operators: OperatorNamespace;
  customers: CustomerNamespace;
};

/** Dots that are true: the customer sees them only while whoever types holds the conversation. On every node; never stored. */
export class Typing {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
    ports.nodes.hear((text) => {
      const said = Said.safeParse(JSON.parse(text)).data;
      if (said) this.#emit(said);
    });
  }

  async operator(
    { organizationId, memberId, name }: Actor,
    { conversationId, on }: { conversationId: string; on: boolean },
  ): Promise<void> {
    const loaded = await this.#ports.journal.load(organizationId, conversationId);
    if (!loaded) return;
    const { owner, handoff } = loaded.conversation;
    const toCustomer = owner === 'operator' && handoff?.operator?.memberId === memberId;
    this.#say({ organizationId, conversationId, by: 'operator', memberId, name, on, toCustomer });
  }

  customer({ organizationId, name }: CustomerActor, conversationId: string, on: boolean): void {
    this.#say({
      organizationId,
      conversationId,
      by: 'customer',
      memberId: null,
      name,
      on,
      toCustomer: false,
    });
  }

  #say(said: Omit<Said, 'about'>): void {
    this.#emit(said);
    this.#ports.nodes.tell(JSON.stringify({ about: 'typing', ...said } satisfies Said));
  }

  #emit({ organizationId, toCustomer, conversationId, by, memberId, name, on }: Omit<Said, 'about'>): void {
    const { operators, customers } = this.#ports;
    operators.to(organizationId).emit('typing', { conversationId, by, memberId, name, on });
    if (toCustomer) customers.to(conversationId).emit('typing', { by: 'operator', name, on });
  }
}
