import { randomUUID } from 'node:crypto';
import { HandoffPolicy } from '@baton/protocol';
import type { Message } from '@baton/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Committer } from '../../journal/commit.ts';
import { HeardOf } from '../../journal/heard-of.ts';
import { Lags } from '../../journal/lags.ts';
import { Appender } from '../../journal/append.ts';
import { say } from '../../journal/say.ts';
import type { Journal } from '../../ports/journal.ts';
import {
  ALICE,
  begin,
  BEN,
  changeBy,
  claiming,
  message,
  newPlace,
  NOW,
  saying,
  waiting,
  within,
} from '../testing/conversations.ts';
import type { Place, Unplaced } from '../testing/conversations.ts';
import { ENGINES } from '../testing/engines.ts';
import type { UnderTest } from '../testing/engines.ts';

describe.each(ENGINES)('appending on %s', (_name, open) => {
  let engine: UnderTest;
  let journal: Journal;
  let place: Place;
  beforeAll(async () => {
    engine = await open();
    ({ journal } = engine);
  });
  beforeEach(async () => {
    place = await newPlace(engine);
  });
  afterAll(() => engine.close());

  const append = (...lines: Unplaced[]) => journal.append(within(place.organizationId, lines));
  const one = async (line: Unplaced) => (await append(line))[0]!;
  const load = async (id: string) => (await journal.load(place.organizationId, id))!.conversation;
  const act = async (id: string, what: Parameters<typeof changeBy>[3]) =>
    journal.commit(await changeBy(journal, place.organizationId, id, what));
  const byBot = (id: string, text = 'A voucher?') => message(id, { by: 'bot', name: 'Booking', text });
  const by = (operator: typeof ALICE, id: string, change: Partial<Message> = {}) =>
    message(id, { by: 'operator', ...operator, ...change });

  test('lines of a batch are numbered in their order, and the newest is shown', async () => {
    const a = await begin(journal, place);
    const b = await begin(journal, place);
    const lines = [message(a.id, { text: 'one' }), message(b.id), message(a.id, { text: 'two' })];
    const answers = await append(...lines.map((said) => saying(said)));
    expect(answers).toMatchObject([3, 4, 5].map((seq) => ({ status: 'added', seq, fence: 1, owner: 'bot' })));
    const entries = await journal.read(place.organizationId, { after: 2, limit: 10 });
    expect(entries).toEqual(
      lines.map((said, n) => ({
        seq: 3 + n,
        at: NOW,
        type: 'message.added',
        conversationId: said.conversationId,
        owner: 'bot',
        fence: 1,
        message: said,
      })),
    );
    expect((await load(a.id)).lastMessage).toEqual({
      by: 'customer',
      name: 'Erin',
      kind: 'text',
      text: 'two',
      at: NOW,
      seq: 5,
    });
  });

  test('an id is written once, also when it comes twice at the same time', async () => {
    const { id } = await begin(journal, place);
    const said = saying(message(id));
    const answers = await Promise.all([one(said), one(said), one(said)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['added', 'repeated', 'repeated']);
    expect(new Set(answers.map(({ seq }) => seq))).toEqual(new Set([2]));
    expect((await journal.head(place.organizationId))?.seq).toBe(2);
    // The same id in another conversation is another message.
    const other = await begin(journal, place);
    const { message: first } = said;
    expect((await one(saying(message(other.id, { id: first.id })))).status).toBe('added');
  });

  test('a commit never writes a message that is there already', async () => {
    const { conversationId } = await waiting(journal, place);
    const said = message(conversationId);
    await one(saying(said, 2));
    const entry = {
      type: 'message.added' as const,
      at: NOW,
      conversationId,
      owner: 'queue' as const,
      fence: 2,
      message: said,
    };
    const { organizationId } = place;
    expect(await journal.commit({ organizationId, entries: [entry] })).toEqual({ status: 'moved' });
    expect((await journal.head(organizationId))?.seq).toBe(3);
  });

  test('the same id and words are answered alike; other words under it are a conflict', async () => {
    const { id } = await begin(journal, place);
    const { organizationId } = place;
    const ports = {
      journal,
      directory: engine.directory,
      watch: engine.watch,
      appender: new Appender(journal, () => undefined),
      committer: new Committer(journal),
      heardOf: new HeardOf(),
      lags: new Lags(),
      clock: { now: () => NOW, after: () => () => undefined },
      newId: randomUUID,
      botOf: async () => null,
      policyOf: async () => HandoffPolicy.parse({}),
      committed: () => undefined,
    };
    const hear = (words: Message, fence = 1) =>
      say(ports, { organizationId, message: words, fence, at: NOW });
    const said = message(id);
    const first = await hear(said);
    expect(first).toEqual({ seq: 2, fence: 1, owner: 'bot', repeated: false });
    expect(await hear(said)).toEqual({ ...first, repeated: true });
    const refusalOf = (code: string) =>
      expect.objectContaining({ refused: expect.objectContaining({ code }) });
    await expect(hear({ ...said, text: 'other words' })).rejects.toEqual(refusalOf('id_conflict'));
    // A reply that was discarded stays discarded.
    const { conversationId } = await waiting(journal, place);
    const late = byBot(conversationId);
    await expect(hear(late)).rejects.toEqual(refusalOf('stale_fence'));
    await expect(hear(late)).rejects.toEqual(refusalOf('stale_fence'));
    await expect(hear({ ...late, text: 'x' })).rejects.toEqual(refusalOf('id_conflict'));
    const discarded = await journal.readBack(conversationId, {
      before: null,
      limit: 9,
      types: ['message.discarded'],
    });
    expect(discarded).toMatchObject([{ message: late, fence: 1, current: 2 }]);
    expect((await load(conversationId)).lastMessage).toBeNull();
  });

  test('who does not have the conversation, or has an old fence, is declined', async () => {
    const { conversationId: id, handoffId } = await waiting(journal, place);
    const declined = (fence: number, owner: string) =>
      expect.objectContaining({ status: 'declined', seq: null, fence, owner });
    expect(await one(saying(byBot(id), 2))).toEqual(declined(2, 'queue'));
    await act(id, claiming(handoffId));
    expect(await one(saying(byBot(id), 3))).toEqual(declined(3, 'operator'));
    expect(await one(saying(by(BEN, id), 3))).toEqual(declined(3, 'operator'));
    expect(await one(saying(by(ALICE, id), 2))).toEqual(declined(3, 'operator'));
    expect((await one(saying(by(ALICE, id), 3))).status).toBe('added');
    expect((await one(saying(by(BEN, id, { kind: 'note' }), 1))).status).toBe('added');
    expect((await one(saying(message(id), 1))).status).toBe('added');
    await act(id, { type: 'resolve', operator: ALICE, fence: 3 });
    expect(await one(saying(message(id), 4))).toEqual(declined(4, 'nobody'));
    expect(await one(saying(message(randomUUID())))).toMatchObject({
      status: 'declined',
      seq: null,
      fence: null,
      owner: null,
    });
  });

  test('a note is not shown in the queue; the holder’s words keep the claim alive', async () => {
    const { conversationId: id, handoffId } = await waiting(journal, place);
    await act(id, claiming(handoffId));
    await one(saying(by(BEN, id, { kind: 'note', text: 'for us' }), 3, NOW + 1));
    expect((await load(id)).lastMessage).toBeNull();
    await one(saying(by(ALICE, id, { text: 'Hello' }), 3, NOW + 9));
    const loaded = (await journal.load(place.organizationId, id))!;
    expect(loaded).toMatchObject({ activeAt: NOW + 9, conversation: { updatedAt: NOW + 9 } });
    expect(loaded.conversation.lastMessage).toMatchObject({ by: 'operator', text: 'Hello' });
  });

  test('a note may be left wherever the conversation is; a teammate’s does not keep the claim alive', async () => {
    const { conversationId: id, handoffId } = await waiting(journal, place);
    const note = async (at: number, who = BEN) => {
      const { status } = await one(saying(by(who, id, { kind: 'note', text: 'for us' }), 0, at));
      const loaded = (await journal.load(place.organizationId, id))!;
      return [status, loaded.conversation.owner, loaded.activeAt];
    };
    expect(await note(NOW)).toEqual(['added', 'queue', 0]);
    await act(id, claiming(handoffId));
    expect(await note(NOW + 2)).toEqual(['added', 'operator', NOW]);
    expect(await note(NOW + 3, ALICE)).toEqual(['added', 'operator', NOW + 3]);
    const fence = 3;
    await act(id, { type: 'hand_back', operator: ALICE, fence, outcome: '', facts: {} });
    expect(await note(NOW + 4, ALICE)).toEqual(['added', 'bot', NOW + 3]);
    const again = await waiting(journal, place);
    await act(again.conversationId, claiming(again.handoffId));
    await act(again.conversationId, { type: 'resolve', operator: ALICE, fence });
    expect(await one(saying(by(BEN, again.conversationId, { kind: 'note' })))).toMatchObject({
      status: 'added',
      owner: 'nobody',
    });
  });

  test('receipts only grow', async () => {
    const { id } = await begin(journal, place);
    for (let n = 0; n < 4; n += 1) await one(saying(message(id)));
    const read = (reader: 'customer' | 'operator', upTo: number): Unplaced => ({
      type: 'conversation.read',
      conversationId: id,
      at: NOW,
      reader,
      upTo,
    });
    const delivered = (upTo: number): Unplaced => ({
      type: 'conversation.delivered',
      conversationId: id,
      at: NOW,
      upTo,
    });
    const marks = async () => {
      const { deliveredToCustomer, readByCustomer, readByOperator } = await load(id);
      return [deliveredToCustomer, readByCustomer, readByOperator];
    };
    const statuses = async (...lines: Unplaced[]) => (await append(...lines)).map(({ status }) => status);
    expect(await statuses(delivered(3), read('operator', 4))).toEqual(['added', 'added']);
    expect(await marks()).toEqual([3, 0, 4]);
    expect(await statuses(delivered(2))).toEqual(['declined']);
    expect(await statuses(read('customer', 4))).toEqual(['added']);
    expect(await statuses(read('customer', 4), delivered(4))).toEqual(['declined', 'declined']);
    expect(await statuses(read('customer', 1))).toEqual(['declined']);
    expect(await marks()).toEqual([4, 4, 4]);
  });
});
