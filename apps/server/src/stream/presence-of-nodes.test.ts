import { beforeEach, expect, test } from 'vitest';
import type { NodeTalk } from '../ports/journal.ts';
import { Presence } from './presence.ts';
import { presenceOfNodes } from './presence-of-nodes.ts';

/** Nodes that hear each other at once, unless the line is cut; a clock that moves by hand. */
let now: number;
let due: { at: number; task: () => void }[];
let line: Set<(text: string) => void>;
let cut: boolean;
let told: number;
const clock = {
  now: () => now,
  after: (ms: number, task: () => void) => {
    const one = { at: now + ms, task };
    due.push(one);
    return () => void (due = due.filter((other) => other !== one));
  },
};
function pass(ms: number): void {
  for (const until = now + ms; ;) {
    const next = due.toSorted((a, b) => a.at - b.at).find(({ at }) => at <= until);
    if (!next) return void (now = until);
    due = due.filter((one) => one !== next);
    now = next.at;
    next.task();
  }
}
function node(name: string): { presence: Presence; stop: () => void; kill: () => void } {
  let own: ((text: string) => void) | null = null;
  let dead = false;
  const nodes: NodeTalk = {
    tell: (text) => {
      if (dead) return;
      told += 1;
      expect(Buffer.byteLength(text)).toBeLessThan(7000);
      if (!cut) for (const listener of line) if (listener !== own) listener(text);
    },
    hear: (listener) => {
      own = listener;
      line.add(listener);
      return () => line.delete(listener);
    },
  };
  const presence = new Presence();
  const kill = () => {
    dead = true;
    line.delete(own!);
  };
  return { presence, stop: presenceOfNodes({ presence, nodes, clock, node: name }), kill };
}
beforeEach(() => {
  [now, due, line, cut, told] = [0, [], new Set(), false, 0];
});

test('whoever comes, looks and goes on one node does so on all, also for a node that comes later', () => {
  const [a, b] = [node('a'), node('b')];
  a.presence.connect('phone', 'alice', 'meridian');
  a.presence.setViewing('phone', 'c1');
  pass(100);
  expect([b.presence.online('meridian'), b.presence.viewing('alice')]).toEqual([['alice'], 'c1']);
  expect(b.presence.viewers('meridian', 'c1')).toEqual(['alice']);
  const c = node('c');
  pass(100);
  expect(c.presence.online('meridian')).toEqual(['alice']);
  a.presence.setStatus('phone', 'away');
  pass(100);
  expect(c.presence.of('meridian')).toEqual({ alice: 'away' });
  a.presence.disconnect('phone');
  pass(100);
  expect([b, c].map(({ presence }) => presence.of('meridian'))).toEqual([{}, {}]);
});

test('what one node says is not said again by another', () => {
  const [a] = [node('a'), node('b'), node('c')];
  pass(100);
  told = 0;
  a.presence.connect('phone', 'alice', 'meridian');
  pass(1000);
  expect(told).toBe(1);
});

test('a node that is killed takes its people with it within a minute or so; one that stops, at once', () => {
  const [a, b, c] = [node('a'), node('b'), node('c')];
  a.presence.connect('phone', 'alice', 'meridian');
  b.presence.connect('laptop', 'ben', 'meridian');
  pass(100);
  expect(c.presence.online('meridian')).toEqual(['alice', 'ben']);
  b.presence.disconnect('laptop');
  b.stop();
  expect(c.presence.online('meridian')).toEqual(['alice']);
  pass(100_000);
  expect(c.presence.online('meridian')).toEqual(['alice']);
  a.kill();
  pass(40_000);
  expect(c.presence.online('meridian')).toEqual(['alice']);
  pass(50_000);
  expect(c.presence.online('meridian')).toEqual([]);
});

test('what was lost is said again', () => {
  const [a, b] = [node('a'), node('b')];
  pass(100);
  cut = true;
  a.presence.connect('phone', 'alice', 'meridian');
  pass(1000);
  expect(b.presence.online('meridian')).toEqual([]);
  cut = false;
  pass(20_000);
  expect(b.presence.online('meridian')).toEqual(['alice']);
});

test('a thousand people fit, and a text that is no JSON of ours is passed over', () => {
  const [a, b] = [node('a'), node('b')];
  for (let n = 0; n < 1000; n += 1)
    a.presence.put(`socket-of-twenty-${n}`, {
      memberId: `7c1c1f0a-58f2-4f2e-9f43-1f6f4f1f${String(n).padStart(4, '0')}`,
      organizationId: '7c1c1f0a-58f2-4f2e-9f43-1f6f4f1f6f4f',
      status: 'online',
      viewing: '7c1c1f0a-58f2-4f2e-9f43-1f6f4f1f6f4e',
    });
  pass(100);
  expect(b.presence.online('7c1c1f0a-58f2-4f2e-9f43-1f6f4f1f6f4f')).toHaveLength(1000);
  for (const listener of line) listener('{"about":"typing"}');
});
