import { Command, CursorText, Id } from '@baton/protocol';
import type { OperatorToServer, ServerToOperator, SocketRefusal } from '@baton/protocol';
import type { Namespace, Socket } from 'socket.io';
import { z } from 'zod';
import type { Actor, Tokens } from '../access/tokens.ts';
import { runCommand } from '../commands.ts';
import { RefusedError } from '../journal/refused.ts';
import type { Tail } from '../journal/tail.ts';
import type { StagePorts } from '../ports/stage.ts';
import { answer } from './answer.ts';
import { Bucket, UNLIMITED } from './bucket.ts';
import { announcePresence } from './announce-presence.ts';
import type { Presence } from './presence.ts';
import { pageOf, redact, syncPage } from './sync.ts';
import type { SyncPorts } from './sync.ts';
import type { Typing } from './typing.ts';

type Nothing = Record<string, never>;
type Data = { actor: Actor };
export type OperatorNamespace = Namespace<OperatorToServer, ServerToOperator, Nothing, Data>;
type OperatorSocket = Socket<OperatorToServer, ServerToOperator, Nothing, Data>;

export type OperatorPorts = {
  stage: StagePorts;
  sync: SyncPorts;
  tokens: Tokens;
  tail: Tail;
  presence: Presence;
  typing: Typing;
  rateLimits: boolean;
  failed: (error: unknown) => void;
};

const LIMITS = { perSecond: 50, burst: 200 };
/** A token that ran out is answered with the end of the connection; a client that cares sends `authenticate` in time. */
const EXPIRY_CHECK_MS = 5000;

const refusal = (code: SocketRefusal): Error => Object.assign(new Error(code), { data: { code } });

/** `/operator`: one live view of the organization's journal, and the way in for what members do. */
export function operatorStream(namespace: OperatorNamespace, ports: OperatorPorts): { stop: () => void } {
  const { tokens, tail, stage } = ports;

  namespace.use((socket, next) => {
    const token: unknown = socket.handshake.auth['token'];
    tokens
      .verify(typeof token === 'string' ? token : '', stage.clock.now())
      .then(async (actor) => {
        await tail.place(actor.organizationId);
        socket.data.actor = actor;
        next();
      })
      .catch((error: unknown) =>
        next(
          refusal(
            error instanceof RefusedError && error.refused.code === 'token_expired'
              ? 'token_expired'
              : 'unauthenticated',
          ),
        ),
      );
  });
  const announce = announcePresence(ports.presence, stage.clock, (organizationId, members) =>
    namespace.to(organizationId).emit('presence', members),
  );
  ports.presence.onChange((_connectionId, before, after) => {
    const { organizationId } = (after ?? before)!;
    if (before?.status !== after?.status) announce(organizationId);
    const [was, is] = [before?.viewing ?? null, after?.viewing ?? null];
    if (was === is) return;
    for (const conversationId of [was, is].filter((id) => id !== null))
      namespace
        .to(organizationId)
        .emit('viewing', conversationId, ports.presence.viewers(organizationId, conversationId));
  });
  namespace.on('connection', (socket) => welcome(socket, ports));

  tail.listen((organizationId, entries) => {
    if (entries.length === 0 || !namespace.adapter.rooms.has(organizationId)) return;
    const { epoch } = tail.told(organizationId)!;
    namespace
      .to(organizationId)
      .emit('entry', pageOf(epoch, entries[0]!.seq - 1, entries.map(redact), false));
  });

  const expiry = setInterval(() => {
    for (const socket of namespace.sockets.values()) {
      const { issuedAt } = socket.data.actor;
      if (stage.clock.now() - issuedAt > TOKEN_ON_SOCKET_MS) end(socket, 'token_expired');
    }
  }, EXPIRY_CHECK_MS);
  expiry.unref();

  tokens.onRevoked(({ memberId, at, sessionId }) => {
    for (const socket of namespace.sockets.values()) {
      const { actor } = socket.data;
      if (actor.memberId !== memberId) continue;
      if (sessionId === null ? actor.issuedAt <= at : actor.sessionId === sessionId)
        end(socket, 'token_expired');
    }
  });
  return { stop: () => clearInterval(expiry) };
}

/** Twice the life of an access token: room for one lost renewal. */
const TOKEN_ON_SOCKET_MS = 10 * 60_000;

function end(socket: OperatorSocket, code: SocketRefusal): void {
  (socket as unknown as Socket).emit('ended', { code });
  socket.disconnect(true);
}

function welcome(socket: OperatorSocket, ports: OperatorPorts): void {
  const { stage, sync, tokens, presence, typing, failed } = ports;
  const { clock } = stage;
  const { organizationId, memberId } = socket.data.actor;
  const door = { bucket: new Bucket(ports.rateLimits ? LIMITS : UNLIMITED, clock.now()), clock, failed };

  void socket.join(organizationId);
  presence.connect(socket.id, memberId, organizationId);
  socket.emit('presence', presence.of(organizationId));

  socket.on('sync', (input, reply) =>
    answer(door, { schema: CursorText, input, reply }, (cursor) => syncPage(sync, organizationId, cursor)),
  );
  socket.on('command', (input, reply) =>
    answer(door, { schema: Command, input, reply }, (command) =>
      runCommand(stage, socket.data.actor, command),
    ),
  );
  socket.on('authenticate', (input, reply) =>
    answer(door, { schema: z.string().max(4000), input, reply }, async (token) => {
      const actor = await tokens.verify(token, clock.now());
      if (actor.memberId !== memberId || actor.organizationId !== organizationId)
        throw new RefusedError('unauthenticated');
      socket.data.actor = actor;
      return null;
    }),
  );
  socket.on('typing', (signal) => {
    const parsed = z.object({ conversationId: Id, on: z.boolean() }).safeParse(signal);
    if (parsed.success && door.bucket.take(clock.now()))
      typing.operator(socket.data.actor, parsed.data).catch(failed);
  });
  socket.on('viewing', (input) => {
    const parsed = Id.nullable().safeParse(input);
    if (!parsed.success || !door.bucket.take(clock.now())) return;
    const conversationId = parsed.data;
    presence.setViewing(socket.id, conversationId);
    if (conversationId !== null) stage.journal.touch(conversationId, memberId, clock.now()).catch(failed);
  });
  socket.on('presence', (input) => {
    const parsed = z.enum(['online', 'away']).safeParse(input);
    if (!parsed.success || !door.bucket.take(clock.now())) return;
    presence.setStatus(socket.id, parsed.data);
  });
  socket.on('disconnect', () => presence.disconnect(socket.id));
}
