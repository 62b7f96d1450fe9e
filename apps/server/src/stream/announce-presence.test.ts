import { beforeEach, expect, test } from 'vitest';
import { announcePresence } from './announce-presence.ts';
import { Presence } from './presence.ts';

let presence: Presence;
let said: unknown[];
let tasks: (() => void)[];
let changed: () => void;
const gather = () => tasks.splice(0).forEach((task) => task());
beforeEach(() => {
  presence = new Presence();
  said = [];
  tasks = [];
  const clock = {
    now: () => 0,
    after: (_ms: number, task: () => void) => (tasks.push(task), () => undefined),
  };
  const announce = announcePresence(presence, clock, (_organization, members) => said.push(members));
  changed = () => announce('meridian');
});
const connect = (id: string, member: string) => {
  presence.connect(id, member, 'meridian');
  changed();
};

test('many who come together are announced once', () => {
  for (let n = 0; n < 500; n += 1) connect(`phone ${n}`, `member ${n % 5}`);
  gather();
  expect(said).toHaveLength(1);
  expect(Object.keys(said[0] as object)).toHaveLength(5);
});

test('a second device of somebody who is there changes nothing, and is not announced', () => {
  connect('phone', 'alice');
  gather();
  connect('laptop', 'alice');
  gather();
  presence.disconnect('phone');
  changed();
  gather();
  expect(said).toEqual([{ alice: 'online' }]);
});

test('away on every device is away, and the last one to go is announced', () => {
  connect('phone', 'alice');
  connect('laptop', 'alice');
  gather();
  presence.setStatus('phone', 'away');
  changed();
  gather();
  presence.setStatus('laptop', 'away');
  changed();
  gather();
  presence.disconnect('phone');
  presence.disconnect('laptop');
  changed();
  gather();
  expect(said).toEqual([{ alice: 'online' }, { alice: 'away' }, {}]);
});
