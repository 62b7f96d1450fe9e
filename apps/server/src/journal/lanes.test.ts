import { expect, test } from 'vitest';
import { NothingWrittenError } from '../ports/journal.ts';
import { Lanes } from './lanes.ts';

type Item = { organizationId: string; key: string | null };

/** Writes under way are ended by hand, so that every order can be tried. */
function held(decidedBy?: (done: Item, answer: string, waiting: Item) => string | null) {
  const statements: { items: readonly Item[]; end: (error?: Error) => void }[] = [];
  const lanes = new Lanes<Item, string>({
    organizationOf: ({ organizationId }) => organizationId,
    keyOf: ({ key }) => key,
    ...(decidedBy && { decidedBy }),
    write: (items) =>
      new Promise((resolve, reject) => {
        const end = (error?: Error) =>
          error ? reject(error) : resolve(items.map(({ organizationId, key }) => `${organizationId}${key}`));
        statements.push({ items, end });
      }),
  });
  return { lanes, statements };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const item = (organizationId: string, key: string | null = null): Item => ({ organizationId, key });

test('what comes while statements are under way goes together in the next one', async () => {
  const { lanes, statements } = held();
  const answers = ['a', 'b', 'c', 'd'].map((organizationId) => lanes.write(item(organizationId, '1')));
  expect(statements.map(({ items }) => items.length)).toEqual([1, 1]);
  statements[0]!.end();
  await settled();
  expect(statements[2]!.items).toEqual([item('c', '1'), item('d', '1')]);
  statements[1]!.end();
  statements[2]!.end();
  expect(await Promise.all(answers)).toEqual(['a1', 'b1', 'c1', 'd1']);
});

test('an organization is in one statement at a time, and does not hold up the others', async () => {
  const { lanes, statements } = held();
  void lanes.write(item('slow'));
  void lanes.write(item('slow'));
  void lanes.write(item('quick'));
  expect(statements.map(({ items }) => items[0]!.organizationId)).toEqual(['slow', 'quick']);
  statements[1]!.end();
  await settled();
  expect(statements).toHaveLength(2);
  statements[0]!.end();
  await settled();
  expect(statements[2]!.items).toHaveLength(1);
});

test('two of one key never go together, and stay in order', async () => {
  const { lanes, statements } = held();
  void lanes.write(item('a'));
  for (const key of ['1', '2', '1', '3']) void lanes.write(item('a', key));
  statements[0]!.end();
  await settled();
  expect(statements[1]!.items.map(({ key }) => key)).toEqual(['1', '2']);
  statements[1]!.end();
  await settled();
  expect(statements[2]!.items.map(({ key }) => key)).toEqual(['1', '3']);
});

test('what another of the same key has decided is answered at once, and leaves the rest in order', async () => {
  const { lanes, statements } = held((done, answer, waiting) =>
    done.key === '1' && waiting.organizationId === 'a' ? `lost to ${answer}` : null,
  );
  const answers = ['1', '1', '2', '1', '2'].map((key) => lanes.write(item('a', key)));
  const elsewhere = lanes.write(item('b', '1'));
  statements[0]!.end();
  expect(await answers[1]).toBe('lost to a1');
  expect(await answers[3]).toBe('lost to a1');
  await settled();
  expect(statements.slice(2).map(({ items }) => items)).toEqual([[item('a', '2')]]);
  statements[1]!.end();
  statements[2]!.end();
  await settled();
  statements[3]!.end();
  expect(await Promise.all([answers[2], answers[4], elsewhere])).toEqual(['a2', 'a2', 'b1']);
});

test('one that spoils the statement fails alone when nothing was written', async () => {
  const { lanes, statements } = held();
  void lanes.write(item('a'));
  const together = ['1', '2'].map((key) => lanes.write(item('a', key)));
  statements[0]!.end();
  await settled();
  statements[1]!.end(new NothingWrittenError());
  await settled();
  statements[2]!.end();
  statements[3]!.end(new NothingWrittenError());
  expect(await together[0]).toBe('a1');
  await expect(together[1]).rejects.toThrow(NothingWrittenError);
});

test('nothing is tried again when nobody knows what took effect', async () => {
  const { lanes, statements } = held();
  void lanes.write(item('a'));
  const together = ['1', '2'].map((key) => lanes.write(item('a', key)));
  statements[0]!.end();
  await settled();
  statements[1]!.end(new Error('connection lost'));
  const answers = await Promise.allSettled(together);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(statements).toHaveLength(2);
});
