import type { CustomerEntry } from '@baton/protocol';
import { describe, expect, it } from 'vitest';
import type { Outbox } from './outbox.ts';
import { NEW_THREAD } from './thread.ts';
import type { Thread } from './thread.ts';
import { viewOf } from './view.ts';

const said = (seq: number, by: 'customer' | 'bot' | 'operator' | 'system'): CustomerEntry => ({
  seq,
  at: seq,
  type: 'message.added',
  message: { id: `m${seq}`, by, name: by, kind: 'text', text: `${by} ${seq}` },
});
const thread = (change: Partial<Thread>): Thread => ({ ...NEW_THREAD, cursor: 'e:9', ...change });
const kept = (type: 'send' | 'request_human' | 'leave_queue'): Outbox[number] => ({
  id: type,
  at: 99,
  state: 'kept',
  seq: null,
  command: type === 'send' ? { type, id: type, text: 'new' } : { type },
});

describe('ticks', () => {
  it('go from the clock to one to two, and only the newest own message says its word', () => {
    const { items } = viewOf(
      thread({ readByOperator: 2, entries: [said(1, 'customer'), said(2, 'operator'), said(3, 'customer')] }),
      [kept('send')],
    );
    expect(items.map((item) => item.kind === 'message' && [item.tick, item.newest])).toEqual([
      ['read', false],
      [null, false],
      ['sent', false],
      ['kept', true],
    ]);
  });
});

describe('lines', () => {
  it('tell a failed handoff from one the customer left, and show system words as a notice', () => {
    const entries: CustomerEntry[] = [
      { seq: 1, at: 1, type: 'handoff.requested' },
      { seq: 2, at: 2, type: 'handoff.failed', failure: 'cancelled' },
      { seq: 3, at: 3, type: 'handoff.failed', failure: 'timeout' },
      { seq: 4, at: 4, type: 'handoff.claimed', name: 'Alice' },
      said(5, 'system'),
    ];
    const { items } = viewOf(thread({ entries }), []);
    expect(
      items.map((item) => (item.kind === 'line' ? `${item.line} ${item.name}`.trim() : item.kind)),
    ).toEqual(['requested', 'left_queue', 'nobody', 'joined Alice', 'notice']);
  });
});

describe('the situation', () => {
  const failed: CustomerEntry = { seq: 5, at: 5, type: 'handoff.failed', failure: 'no_operator' };
  it.each<[string, Partial<Thread>, { outbox: Outbox; wentOn?: number }, string]>([
    ['the bot has it', {}, { outbox: [] }, 'bot'],
    ['in line', { owner: 'queue' }, { outbox: [] }, 'waiting'],
    ['asked, not yet sent', {}, { outbox: [kept('request_human')] }, 'waiting'],
    ['left, not yet sent', { owner: 'queue' }, { outbox: [kept('leave_queue')] }, 'bot'],
    [
      'a human is there',
      { owner: 'operator', operatorName: 'Alice' },
      { outbox: [kept('leave_queue')] },
      'joined',
    ],
    ['nobody came', { entries: [failed] }, { outbox: [] }, 'nobody'],
    ['nobody came, then went on', { entries: [failed] }, { outbox: [], wentOn: 5 }, 'bot'],
    ['nobody came, then wrote', { entries: [failed, said(6, 'customer')] }, { outbox: [] }, 'bot'],
    ['nobody came, the bot said something', { entries: [failed, said(6, 'bot')] }, { outbox: [] }, 'nobody'],
    ['nobody came, asked again', { entries: [failed] }, { outbox: [kept('request_human')] }, 'waiting'],
    ['closed', { owner: 'nobody' }, { outbox: [] }, 'closed'],
    ['closed, writing again', { owner: 'nobody' }, { outbox: [kept('send')] }, 'bot'],
  ])('%s', (_, change, { outbox, wentOn = 0 }, expected) => {
    expect(viewOf(thread(change), outbox, wentOn).situation).toBe(expected);
  });
});
