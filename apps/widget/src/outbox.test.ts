import { describe, expect, it } from 'vitest';
import {
  acknowledge,
  add,
  discard,
  formatOutbox,
  nextKept,
  parseOutbox,
  refuse,
  retry,
  settle,
} from './outbox.ts';
import type { Outbox } from './outbox.ts';

const send = (id: string, text = id) => ({ id, command: { type: 'send' as const, id, text }, at: 5 });
const asking = { id: 'ask', command: { type: 'request_human' as const }, at: 6 };
const two: Outbox = add(add([], send('a')), send('b'));
const added = (id: string) => ({
  seq: 1,
  at: 1,
  type: 'message.added' as const,
  message: { id, by: 'customer' as const, name: 'n', kind: 'text' as const, text: id },
});

describe('outbox', () => {
  it('sends in order, and the next once the first is acknowledged', () => {
    expect(nextKept(two)?.id).toBe('a');
    expect(nextKept(acknowledge(two, 'a', 8))?.id).toBe('b');
    expect(nextKept(acknowledge(acknowledge(two, 'a', 8), 'b', 9))).toBeNull();
  });

  it('keeps an acknowledged message until its entry is there', () => {
    const acknowledged = acknowledge(two, 'a', 8);
    expect(acknowledged.map(({ id, state }) => [id, state])).toEqual([
      ['a', 'acknowledged'],
      ['b', 'kept'],
    ]);
    expect(settle(acknowledged, [added('a')], 0).map(({ id }) => id)).toEqual(['b']);
  });

  it('is the same object when nothing settled', () => {
    expect(settle(two, [added('z')], 99)).toBe(two);
  });

  it('drops a message whose entry came before its acknowledgement', () => {
    const settled = settle(two, [added('a')], 0);
    expect(acknowledge(settled, 'a', 8)).toEqual(settled);
  });

  it('keeps other commands until their entry has come, or at once when nothing had to change', () => {
    const asked = acknowledge(add([], asking), 'ask', 8);
    expect(settle(asked, [], 7)).toBe(asked);
    expect(settle(asked, [], 8)).toEqual([]);
    expect(settle(acknowledge(add([], asking), 'ask', 0), [], 0)).toEqual([]);
  });

  it('forgets other commands that were refused', () => {
    expect(refuse(add(two, asking), 'ask')).toEqual(two);
  });

  it('shows a refused message and repeats it only when told', () => {
    const refused = refuse(two, 'a');
    expect(nextKept(refused)?.id).toBe('b');
    expect(nextKept(retry(refused, 'a'))?.id).toBe('a');
    expect(discard(refused, 'a').map(({ id }) => id)).toEqual(['b']);
  });

  it('survives a reload with the same ids; what was acknowledged is sent again', () => {
    const again = parseOutbox(formatOutbox(acknowledge(add(two, asking), 'a', 8)));
    expect(again.map(({ id, state, command }) => [id, state, command.type])).toEqual([
      ['a', 'kept', 'send'],
      ['b', 'kept', 'send'],
      ['ask', 'kept', 'request_human'],
    ]);
  });

  it.each([null, '', '{', '5', '{"a":1}', '[1,null,{"id":"x"}]'])('reads %j as nothing', (text) => {
    expect(parseOutbox(text)).toEqual([]);
  });
});
