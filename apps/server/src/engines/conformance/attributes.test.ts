import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AttributesSaid, Change } from '../../ports/journal.ts';
import { begin, message, newPlace, NOW } from '../testing/conversations.ts';
import { ENGINES } from '../testing/engines.ts';
import type { UnderTest } from '../testing/engines.ts';

describe.each(ENGINES)('attributes of customers on %s', (_name, open) => {
  let engine: UnderTest;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine.close());

  async function customer() {
    const { organizationId } = await newPlace(engine);
    const customerId = randomUUID();
    const say = (source: AttributesSaid['source'], attributes: AttributesSaid['attributes']) =>
      engine.journal.commit({ organizationId, attributes: { customerId, attributes, source, at: NOW } });
    const known = async (of = organizationId) =>
      (await engine.directory.attributes(of, customerId)).map(({ key, value, source }) =>
        [key, value, source].join(' '),
      );
    return { organizationId, customerId, say, known };
  }

  test('are kept by key, changed, and forgotten by null; what is not named stays', async () => {
    const { say, known } = await customer();
    await say('platform', { tier: 'gold', city: 'Ankara', seat: '12A' });
    await say('platform', { tier: 'silver', seat: null, never: null });
    expect(await known()).toEqual(['city Ankara platform', 'tier silver platform']);
    const other = await newPlace(engine);
    expect(await known(other.organizationId)).toEqual([]);
  });

  test('what an operator wrote stands against the platform, until the operator forgets it', async () => {
    const { say, known } = await customer();
    await say('platform', { tier: 'gold' });
    await say('operator', { tier: 'platinum' });
    await say('platform', { tier: 'gold', city: 'Ankara' });
    await say('platform', { tier: null });
    expect(await known()).toEqual(['city Ankara platform', 'tier platinum operator']);
    await say('operator', { tier: null });
    await say('platform', { tier: 'gold' });
    expect(await known()).toEqual(['city Ankara platform', 'tier gold platform']);
  });

  test('what is new is told in an entry, without the values; what is not new writes nothing', async () => {
    const { organizationId, customerId, say } = await customer();
    const told = { type: 'customer.changed', at: NOW, customerId };
    const entries = () => engine.journal.read(organizationId, { after: 0, limit: 99 });
    expect(await say('platform', { tier: 'gold', city: 'Ankara' })).toMatchObject({ customerChanged: true });
    const first = await entries();
    expect(first).toEqual([{ ...told, seq: 1 }]);
    for (const [source, attributes] of [
      ['platform', { tier: 'gold' }],
      ['platform', { never: null }],
      ['platform', {}],
    ] as const)
      expect(await say(source, attributes)).toEqual({ status: 'committed', head: 1 });
    // Said by an operator now, and the platform's word counts no more.
    expect(await say('operator', { tier: 'gold' })).toMatchObject({ head: 2, customerChanged: true });
    expect(await say('platform', { tier: 'lead' })).toEqual({ status: 'committed', head: 2 });
    expect(await say('platform', { tier: 'lead', city: null })).toMatchObject({ head: 3 });
    expect(await entries()).toEqual([1, 2, 3].map((seq) => ({ ...told, seq })));
  });

  test('are written with the whole change or not at all', async () => {
    const { organizationId, customerId, known } = await customer();
    const place = await newPlace(engine);
    const conversation = await begin(engine.journal, place);
    const said = message(conversation.id);
    const change: Change = {
      organizationId: place.organizationId,
      entries: [
        {
          type: 'message.added',
          at: NOW,
          conversationId: conversation.id,
          owner: 'bot',
          fence: 1,
          message: said,
        },
      ],
      attributes: { customerId, attributes: { tier: 'gold' }, source: 'platform', at: NOW },
    };
    expect(await engine.journal.commit(change)).toMatchObject({ status: 'committed', head: 3 });
    const entries = await engine.journal.read(place.organizationId, { after: 1, limit: 9 });
    // The command's own entry is the last one, and its number is the message's.
    expect(entries.map(({ type, seq }) => [seq, type])).toEqual([
      [2, 'customer.changed'],
      [3, 'message.added'],
    ]);
    expect(await engine.journal.entryOfMessage(conversation.id, said.id)).toMatchObject({ seq: 3 });
    expect(await known(place.organizationId)).toEqual(['tier gold platform']);
    const again = { ...change, attributes: { ...change.attributes!, attributes: { tier: 'lead' } } };
    expect(await engine.journal.commit(again)).toEqual({ status: 'moved' });
    expect(await known(place.organizationId)).toEqual(['tier gold platform']);
    expect(await known(organizationId)).toEqual([]);
  });

  test('two at once about the same customer both take effect', async () => {
    const { say, known } = await customer();
    const keys = Array.from({ length: 12 }, (_none, n) => `key${n}`);
    const all = (value: string, order: string[]) => Object.fromEntries(order.map((key) => [key, value]));
    await say('platform', all('first', keys));
    const writers = Array.from({ length: 8 }, (_none, n) =>
      say('platform', all(`writer${n}`, n % 2 ? keys : keys.toReversed())),
    );
    expect((await Promise.all(writers)).map(({ status }) => status)).toEqual(writers.map(() => 'committed'));
    const values = new Set((await known()).map((line) => line.split(' ')[1]));
    expect(values.size).toBe(1);
  });
});
