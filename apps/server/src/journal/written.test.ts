import { expect, test } from 'vitest';
import { writtenBy } from './written.ts';

const entries = [{ type: 'member.left' as const, at: 7, memberId: 'm' }];
const attributes = { customerId: 'c', attributes: { tier: 'gold' }, source: 'platform' as const, at: 7 };

test('what changed of a customer is told ahead of the change’s own entries, as it stands in the journal', () => {
  const done = { status: 'committed' as const, head: 9, queued: 0 };
  const [own] = entries;
  expect(writtenBy({ entries, attributes }, done).entries).toEqual([{ ...own, seq: 9 }]);
  expect(writtenBy({ entries, attributes }, { ...done, customerChanged: true }).entries).toEqual([
    { type: 'customer.changed', at: 7, customerId: 'c', seq: 8 },
    { ...own, seq: 9 },
  ]);
});
