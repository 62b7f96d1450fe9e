import { expect, test } from 'vitest';
import { Foreign } from './foreign.ts';

const refused = { deliveryId: 'd', kind: 'misconfigured', reason: 'status_403' } as const;
const accepted = { deliveryId: 'd', kind: 'accepted' } as const;

test('an address that is refused again, after another was accepted, is gone', () => {
  const foreign = new Foreign();
  const judge = (address: string, receipt: typeof refused | typeof accepted) =>
    foreign.judge('push.example', address, receipt);
  expect(judge('theirs', accepted)).toEqual(accepted);
  expect(judge('foreign', refused)).toEqual(refused);
  expect(judge('foreign', refused)).toEqual(refused);
  judge('theirs', accepted);
  expect(judge('foreign', refused)).toEqual({ deliveryId: 'd', kind: 'gone', reason: 'status_403' });
});

test('what is accepted at another service proves nothing', () => {
  const foreign = new Foreign();
  foreign.judge('one', 'foreign', refused);
  foreign.judge('other', 'theirs', accepted);
  expect(foreign.judge('one', 'foreign', refused)).toEqual(refused);
});

test('when several are refused and none is accepted the credential is ours to mend, and nobody is given up', () => {
  const foreign = new Foreign();
  const all = ['a', 'b', 'c', 'd'].map((address) => foreign.judge('', address, refused));
  expect(all.map((receipt) => 'sick' in receipt)).toEqual([false, false, true, true]);
  expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(['misconfigured']));
});

test('who was refused while the service failed and is accepted afterwards is not given up later', () => {
  const foreign = new Foreign();
  for (const address of ['a', 'b', 'c']) foreign.judge('', address, refused);
  for (const address of ['a', 'b', 'c']) foreign.judge('', address, accepted);
  for (const address of ['a', 'b', 'c'])
    expect(foreign.judge('', address, refused).kind).toBe('misconfigured');
});

test('all else stays as it is', () => {
  const foreign = new Foreign();
  const sick = {
    deliveryId: 'd',
    kind: 'misconfigured',
    reason: 'InvalidProviderToken',
    sick: true,
  } as const;
  foreign.judge('', 'other', accepted);
  expect([foreign.judge('', 'a', sick), foreign.judge('', 'a', sick)]).toEqual([sick, sick]);
});
