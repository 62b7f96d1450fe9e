import type { CustomerEntry, CustomerToServer, ServerToCustomer } from '@baton/protocol';
import type { Socket } from 'socket.io';
import type { Scene } from './scenes.ts';

type NewEntry = CustomerEntry extends infer E
  ? E extends CustomerEntry
    ? Omit<E, 'seq' | 'at'>
    : never
  : never;

const TYPING_EVERY_MS = 3000;
const ANSWER_MS = 1200;
const CLAIM_MS = 4000;

/** Plays Baton for one visitor: a bot that echoes, and Alice, who comes when asked. */
export function talkInScene(
  socket: Socket<CustomerToServer, ServerToCustomer>,
  { snapshot, typing }: Scene,
): void {
  const entries: CustomerEntry[] = [...snapshot.entries];
  let withAlice = snapshot.owner === 'operator';
  const later = (ms: number, run: () => void) => setTimeout(() => socket.connected && run(), ms);

  function add(entry: NewEntry): number {
    const seq = entries.length + 1;
    const complete = { ...entry, seq, at: Date.now() } as CustomerEntry;
    entries.push(complete);
    socket.emit('entry', {
      kind: 'page',
      after: `dev:${seq - 1}`,
      cursor: `dev:${seq}`,
      entries: [complete],
      more: false,
    });
    return seq;
  }
  function say(by: 'bot' | 'operator', text: string): void {
    const name = by === 'bot' ? 'Booking' : 'Alice';
    socket.emit('typing', { by, name, on: true });
    later(ANSWER_MS, () =>
      add({ type: 'message.added', message: { id: crypto.randomUUID(), by, name, kind: 'text', text } }),
    );
  }
  function claim(): void {
    withAlice = true;
    add({ type: 'handoff.claimed', name: 'Alice' });
    say('operator', 'Hello, I am Alice. I have read all you wrote.');
  }

  socket.on('sync', (_cursor, reply) =>
    reply({ ok: true, value: { ...snapshot, cursor: `dev:${entries.length}`, entries } }),
  );
  socket.on('command', (command, reply) => {
    if (command.type === 'send') {
      const seq = add({
        type: 'message.added',
        message: { id: command.id, by: 'customer', name: 'Erin', kind: 'text', text: command.text },
      });
      if (withAlice) later(ANSWER_MS / 2, () => add({ type: 'conversation.read', upTo: seq }));
      say(withAlice ? 'operator' : 'bot', `You wrote: ${command.text}`);
    }
    if (command.type === 'request_human') {
      add({ type: 'handoff.requested' });
      later(CLAIM_MS, claim);
    }
    if (command.type === 'leave_queue') add({ type: 'handoff.failed', failure: 'cancelled' });
    reply({ ok: true, value: { seq: entries.length } });
  });
  if (typing === undefined) return;
  const show = () => socket.emit('typing', { by: 'operator', name: typing, on: true });
  show();
  const repeating = setInterval(show, TYPING_EVERY_MS);
  socket.on('disconnect', () => clearInterval(repeating));
}
