import { CursorText, CustomerCommand } from '@baton/protocol';
import type { Cursor, CustomerToServer, Entry, ServerToCustomer } from '@baton/protocol';
import type { Namespace, Socket } from 'socket.io';
import { z } from 'zod';
import type { CustomerActor, Tokens } from '../access/tokens.ts';
import type { Tail } from '../journal/tail.ts';
import type { StagePorts } from '../ports/stage.ts';
import { customerCommand } from '../stages/ingest/customer.ts';
import { openingOf } from './customer-opening.ts';
import { answer } from './answer.ts';
import { Bucket, UNLIMITED } from './bucket.ts';
import { customerPageOf, customerSync } from './sync.ts';
import type { SyncPorts } from './sync.ts';
import type { Typing } from './typing.ts';

type Nothing = Record<string, never>;
type Data = { customer: CustomerActor; conversationId: string | null };
export type CustomerNamespace = Namespace<CustomerToServer, ServerToCustomer, Nothing, Data>;
type CustomerSocket = Socket<CustomerToServer, ServerToCustomer, Nothing, Data>;

export type CustomerPorts = {
  stage: StagePorts;
  sync: SyncPorts;
  tokens: Tokens;
  tail: Tail;
  typing: () => Typing;
  rateLimits: boolean;
  failed: (error: unknown) => void;
};

const LIMITS = { perSecond: 10, burst: 40 };

/** `/customer`: one conversation's view of the journal, with what a customer may see. */
export function customerStream(namespace: CustomerNamespace, ports: CustomerPorts): void {
  const { tokens, tail, stage } = ports;
  /** Up to where each open conversation has been told. */
  const told = new Map<string, Cursor>();

  namespace.use((socket, next) => {
    const token: unknown = socket.handshake.auth['token'];
    tokens
      .verifyCustomer(typeof token === 'string' ? token : '', stage.clock.now())
      .then((customer) => {
        socket.data.customer = customer;
        socket.data.conversationId = null;
        next();
      })
      .catch(() => next(Object.assign(new Error('unauthenticated'), { data: { code: 'unauthenticated' } })));
  });

  const enter = async (socket: CustomerSocket, conversationId: string): Promise<void> => {
    if (socket.data.conversationId === conversationId) return;
    const { organizationId } = socket.data.customer;
    const place = await tail.place(organizationId);
    if (!told.has(conversationId)) told.set(conversationId, place);
    socket.data.conversationId = conversationId;
    await socket.join(conversationId);
  };
  namespace.adapter.on('delete-room', (room: string) => told.delete(room));
  namespace.on('connection', (socket) => welcome(socket, ports, enter));

  tail.listen((_organizationId, entries) => {
    for (const [conversationId, lines] of byConversation(entries, (id) => told.has(id))) {
      const place = told.get(conversationId)!;
      const upTo = lines.at(-1)!.seq;
      if (upTo <= place.seq) continue;
      const news = lines.filter((entry) => entry.seq > place.seq);
      namespace
        .to(conversationId)
        .emit('entry', customerPageOf(place.epoch, { after: place.seq, upTo }, news, false));
      place.seq = upTo;
    }
  });
}

function byConversation(entries: Entry[], wanted: (conversationId: string) => boolean): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (!('conversationId' in entry) || !wanted(entry.conversationId)) continue;
    const group = groups.get(entry.conversationId);
    if (group) group.push(entry);
    else groups.set(entry.conversationId, [entry]);
  }
  return groups;
}

function welcome(
  socket: CustomerSocket,
  { stage, sync, typing, rateLimits, failed }: CustomerPorts,
  enter: (socket: CustomerSocket, conversationId: string) => Promise<void>,
): void {
  const { customer } = socket.data;
  const door = {
    bucket: new Bucket(rateLimits ? LIMITS : UNLIMITED, stage.clock.now()),
    clock: stage.clock,
    failed,
  };

  socket.on('sync', (input, reply) =>
    answer(door, { schema: CursorText.nullable(), input, reply }, async (cursor) => {
      const known = await stage.journal.loadByReference(customer.botId, customer.customerId);
      // Joined before the read: what is committed in between comes twice rather than never.
      if (known) await enter(socket, known.conversation.id);
      return customerSync(sync, customer, cursor);
    }),
  );
  socket.on('command', (input, reply) =>
    answer(door, { schema: CustomerCommand, input, reply }, async (command) => {
      const { seq, conversationId } = await customerCommand(
        stage,
        openingOf(customer),
        command,
        socket.data.conversationId,
      );
      await enter(socket, conversationId);
      return { seq };
    }),
  );
  socket.on('typing', (input) => {
    const parsed = z.boolean().safeParse(input);
    const { conversationId } = socket.data;
    if (parsed.success && conversationId !== null && door.bucket.take(stage.clock.now()))
      typing().customer(customer, conversationId, parsed.data);
  });
}
