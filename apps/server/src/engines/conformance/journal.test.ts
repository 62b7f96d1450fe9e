import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Change, Committed, Journal } from '../../ports/journal.ts';
import {
  ALICE,
  asking,
  begin,
  beginning,
  BEN,
  changeBy,
  claiming,
  message,
  newConversation,
  newPlace,
  NOW,
  saying,
  waiting,
  within,
} from '../testing/conversations.ts';
import type { Place } from '../testing/conversations.ts';
import { ENGINES } from '../testing/engines.ts';
import type { UnderTest } from '../testing/engines.ts';

const ALL = { after: 0, limit: 1000 };
const moved: Committed = { status: 'moved' };

describe.each(ENGINES)('the journal on %s', (_name, open) => {
  let engine: UnderTest;
  let journal: Journal;
  let place: Place;
  let organizationId: string;
  beforeAll(async () => {
    engine = await open();
    ({ journal } = engine);
  });
  afterAll(() => engine.close());

  const fresh = async (): Promise<void> => {
    place = await newPlace(engine);
    ({ organizationId } = place);
  };
  const head = async () => (await journal.head(organizationId))!.seq;
  const note = (at = NOW): Change => ({
    organizationId,
    entries: [{ type: 'member.left', at, memberId: randomUUID() }],
  });

  test('numbers are dense, whoever writes at once', async () => {
    await fresh();
    const other = await newPlace(engine);
    const conversations = await Promise.all(Array.from({ length: 5 }, () => begin(journal, place)));
    await Promise.all(
      conversations.flatMap(({ id }) => [
        journal.append(within(organizationId, [saying(message(id)), saying(message(id))])),
        journal.commit(note()),
        begin(journal, other),
        journal.append(within(organizationId, [saying(message(id))])),
      ]),
    );
    const entries = await journal.read(organizationId, ALL);
    expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 25 }, (_, n) => n + 1));
    expect(await head()).toBe(25);
    expect((await journal.head(other.organizationId))!.seq).toBe(5);
    expect((await journal.head(organizationId))!.epoch).toBe('first-life');
    expect(await journal.head(randomUUID())).toBeNull();
    const heads = new Map((await journal.heads()).map((one) => [one.organizationId, one]));
    expect(heads.get(organizationId)).toEqual({ organizationId, epoch: 'first-life', seq: 25 });
    expect(heads.get(other.organizationId)).toMatchObject({ seq: 5 });
  });

  test('a commit answers the head, and what it wrote is read back as it was', async () => {
    await fresh();
    const conversation = newConversation(place.botId);
    const change = beginning(organizationId, conversation, 'wa-1');
    expect(await journal.commit(change)).toEqual({ status: 'committed', head: 1 });
    expect(await journal.read(organizationId, ALL)).toEqual([{ ...change.entries![0], seq: 1 }]);
    const loaded = { conversation, version: 1, activeAt: 0, reference: 'wa-1' };
    expect(await journal.load(organizationId, conversation.id)).toEqual(loaded);
    expect(await journal.loadByReference(place.botId, 'wa-1')).toEqual(loaded);
    await expect(journal.commit({ ...note(), organizationId: randomUUID() })).rejects.toThrow(
      'no organization',
    );
  });

  test('nobody loads what is another organization’s', async () => {
    await fresh();
    const other = await newPlace(engine);
    const { conversationId, handoffId } = await waiting(journal, place);
    expect(await journal.load(other.organizationId, conversationId)).toBeNull();
    expect(await journal.loadByHandoff(other.organizationId, handoffId)).toBeNull();
    expect(await journal.loadByReference(other.botId, conversationId)).toBeNull();
    expect((await journal.loadByHandoff(organizationId, handoffId))?.conversation.id).toBe(conversationId);
    const [declined] = await journal.append(within(other.organizationId, [saying(message(conversationId))]));
    expect(declined).toMatchObject({ status: 'declined', seq: null, fence: null, owner: null });
  });

  test('of those who decided on the same version one wins, and nothing of the others is there', async () => {
    await fresh();
    const { conversationId, handoffId } = await waiting(journal, place);
    const before = await head();
    const [byAlice, byBen] = await Promise.all(
      [ALICE, BEN].map((operator) =>
        changeBy(journal, organizationId, conversationId, claiming(handoffId, operator)),
      ),
    );
    const results = await Promise.all([journal.commit(byAlice!), journal.commit(byBen!)]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['committed', 'moved']);
    const winner = results[0]!.status === 'committed' ? ALICE : BEN;
    const loaded = (await journal.load(organizationId, conversationId))!;
    expect(loaded).toMatchObject({ version: 3, conversation: { owner: 'operator', fence: 3 } });
    expect(loaded.conversation.handoff?.operator).toEqual(winner);
    const entries = await journal.read(organizationId, { after: before, limit: 10 });
    expect(entries).toMatchObject([{ type: 'handoff.claimed', operator: winner }]);
    expect(await journal.commit(byBen!)).toEqual(moved);
  });

  test('what was decided by rules that have changed since is not written', async () => {
    const { furnish, directory } = engine;
    await fresh();
    const { botId } = place;
    await furnish.member(organizationId, { name: 'Alice' });
    const old = (await directory.ringRules(organizationId, botId)).version!;
    await furnish.member(organizationId, { name: 'Ben' });
    const begins = beginning(organizationId, newConversation(botId));
    expect(await journal.commit({ ...begins, rules: old })).toEqual({ status: 'moved' });
    expect(await journal.read(organizationId, { after: 0, limit: 10 })).toEqual([]);
    const rules = (await directory.ringRules(organizationId, botId)).version!;
    expect(await journal.commit({ ...begins, rules })).toEqual({ status: 'committed', head: 1 });
  });

  test('a conversation of (bot, reference) begins once', async () => {
    await fresh();
    const changes = [1, 2, 3].map(() => beginning(organizationId, newConversation(place.botId), 'wa-7'));
    const results = await Promise.all(changes.map((change) => journal.commit(change)));
    expect(results.map(({ status }) => status).toSorted()).toEqual(['committed', 'moved', 'moved']);
    expect(await head()).toBe(1);
    const elsewhere = await engine.furnish.bot(organizationId);
    const same = beginning(organizationId, newConversation(elsewhere), 'wa-7');
    expect((await journal.commit(same)).status).toBe('committed');
  });

  test('an inbox row is taken once, and keeps its answer', async () => {
    await fresh();
    const inbox = { source: '/platform', id: 'e1', digest: 'd1', answer: { fence: 2 }, at: NOW };
    expect(await journal.inboxRow(organizationId, '/platform', 'e1')).toBeNull();
    const results = await Promise.all([1, 2].map(() => journal.commit({ ...note(), inbox })));
    expect(results.map(({ status }) => status).toSorted()).toEqual(['committed', 'repeated']);
    const other = { ...inbox, digest: 'd2', answer: { fence: 9 } };
    expect(await journal.commit({ ...note(), inbox: other })).toEqual({ status: 'repeated' });
    expect(await head()).toBe(1);
    const row = await journal.inboxRow(organizationId, '/platform', 'e1');
    expect(row).toMatchObject({ digest: 'd1', answer: { fence: 2 } });
    expect((await journal.commit({ ...note(), inbox: { ...inbox, source: '/b' } })).status).toBe('committed');
    const elsewhere = await newPlace(engine);
    expect(await journal.inboxRow(elsewhere.organizationId, '/platform', 'e1')).toBeNull();
    expect((await journal.commit({ organizationId: elsewhere.organizationId, inbox })).status).toBe(
      'committed',
    );
  });

  test('changes that share a statement stand each for itself, and are answered in their order', async () => {
    await fresh();
    const other = await newPlace(engine);
    const mine = await waiting(journal, place);
    const lost = await waiting(journal, place);
    const theirs = await waiting(journal, other);
    const claim = (where: Place, what: typeof mine, operator = ALICE) =>
      changeBy(journal, where.organizationId, what.conversationId, claiming(what.handoffId, operator));
    const stale = await claim(place, lost, BEN);
    await journal.commit(await claim(place, lost));
    const inbox = { source: '/platform', id: 'e1', digest: 'd', answer: {}, at: NOW };
    await journal.commit({ organizationId, inbox });
    const asks = await begin(journal, place);
    const repeat = { ...(await changeBy(journal, organizationId, asks.id, asking())), inbox };
    const before = await head();
    const answers = await journal.commitEach([
      await claim(place, mine),
      stale,
      await claim(other, theirs),
      repeat,
    ]);
    expect(answers).toEqual([
      { status: 'committed', head: before + 1 },
      moved,
      { status: 'committed', head: 3 },
      { status: 'repeated' },
    ]);
    const written = await journal.read(organizationId, { after: before, limit: 10 });
    expect(written).toMatchObject([
      { type: 'handoff.claimed', seq: before + 1, conversationId: mine.conversationId },
    ]);
    const ownerOf = async (where: Place, id: string) =>
      (await journal.load(where.organizationId, id))?.conversation.owner;
    expect(await ownerOf(place, mine.conversationId)).toBe('operator');
    expect(await ownerOf(other, theirs.conversationId)).toBe('operator');
    expect(await ownerOf(place, asks.id)).toBe('bot');
    const loaded = await journal.load(organizationId, lost.conversationId);
    expect(loaded?.conversation.handoff?.operator).toEqual(ALICE);
    expect(await journal.commitEach([])).toEqual([]);
  });

  test('statements that share organizations in another order do not wait for each other', async () => {
    await fresh();
    const other = await newPlace(engine);
    const claims = async (places: Place[]) =>
      Promise.all(
        [...places, ...places].map(async (where) => {
          const { conversationId, handoffId } = await waiting(journal, where);
          return changeBy(journal, where.organizationId, conversationId, claiming(handoffId));
        }),
      );
    for (let round = 0; round < 15; round += 1) {
      const batches = [await claims([place, other]), await claims([other, place])];
      const answers = await Promise.all(batches.map((batch) => journal.commitEach(batch)));
      expect(answers.flat().map(({ status }) => status)).toEqual(
        Array.from({ length: 8 }, () => 'committed'),
      );
    }
  });

  test('of two changes of one conversation in a statement, one wins', async () => {
    await fresh();
    const { conversationId, handoffId } = await waiting(journal, place);
    const [byAlice, byBen] = await Promise.all(
      [ALICE, BEN].map((operator) =>
        changeBy(journal, organizationId, conversationId, claiming(handoffId, operator)),
      ),
    );
    const answers = await journal.commitEach([byAlice!, byBen!]);
    expect(answers).toEqual([{ status: 'committed', head: 3 }, moved]);
    const loaded = (await journal.load(organizationId, conversationId))!;
    expect(loaded).toMatchObject({ version: 3, conversation: { handoff: { operator: ALICE } } });
  });

  test('an effect and the step of its stage are one', async () => {
    await fresh();
    await journal.commit(note());
    expect(await journal.cursor('route', organizationId)).toBe(0);
    expect(await journal.behind('route')).toContain(organizationId);
    const step = (from: number, to: number): Change => ({ ...note(), cursor: { stage: 'route', from, to } });
    const results = await Promise.all([journal.commit(step(0, 1)), journal.commit(step(0, 1))]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['committed', 'moved']);
    expect(await journal.cursor('route', organizationId)).toBe(1);
    expect(await journal.commit(step(0, 2))).toEqual(moved);
    expect(await head()).toBe(2);
    expect((await journal.commit({ organizationId, cursor: step(1, 2).cursor! })).status).toBe('committed');
    expect(await journal.behind('route')).not.toContain(organizationId);
    expect(await journal.cursor('notify', organizationId)).toBe(0);
    expect(await journal.behind('notify')).toContain(organizationId);
  });

  test('a stage does not step when its effect is refused', async () => {
    await fresh();
    const { conversationId, handoffId } = await waiting(journal, place);
    const stale = await changeBy(journal, organizationId, conversationId, claiming(handoffId));
    await journal.commit(await changeBy(journal, organizationId, conversationId, claiming(handoffId, BEN)));
    await journal.cursor('route', organizationId);
    const inbox = { source: '/platform', id: 'e1', digest: 'd', answer: {}, at: NOW };
    const cursor = { stage: 'route', from: 0, to: 3 };
    expect(await journal.commit({ ...stale, cursor, inbox })).toEqual(moved);
    expect(await journal.cursor('route', organizationId)).toBe(0);
    expect(await journal.inboxRow(organizationId, '/platform', 'e1')).toBeNull();
  });

  test('pages since a cursor, of all or of one conversation', async () => {
    await fresh();
    const mine = await begin(journal, place);
    const other = await begin(journal, place);
    for (let n = 0; n < 3; n += 1)
      await journal.append(within(organizationId, [saying(message(mine.id)), saying(message(other.id))]));
    const seqs = async (range: Parameters<Journal['read']>[1]) =>
      (await journal.read(organizationId, range)).map(({ seq }) => seq);
    expect(await seqs({ after: 0, limit: 3 })).toEqual([1, 2, 3]);
    expect(await seqs({ after: 6, limit: 10 })).toEqual([7, 8]);
    expect(await seqs({ after: 8, limit: 10 })).toEqual([]);
    expect(await seqs({ after: 1, limit: 2, conversationId: mine.id })).toEqual([3, 5]);
    expect(await journal.read(randomUUID(), ALL)).toEqual([]);
  });

  test('the newest lines of a conversation, back from a place', async () => {
    await fresh();
    const { conversationId, handoffId } = await waiting(journal, place);
    for (let n = 0; n < 3; n += 1)
      await journal.append(within(organizationId, [saying(message(conversationId))]));
    const back = async (before: number | null, limit: number, types: string[]) =>
      (await journal.readBack(conversationId, { before, limit, types })).map(({ seq }) => seq);
    expect(await back(null, 2, ['message.added'])).toEqual([4, 5]);
    expect(await back(5, 10, ['message.added', 'handoff.requested'])).toEqual([2, 3, 4]);
    expect(await back(null, 10, ['handoff.claimed'])).toEqual([]);
    expect((await journal.loadByHandoff(organizationId, handoffId))?.version).toBe(2);
  });

  test('a commit keeps what came after it had loaded: messages, receipts', async () => {
    await fresh();
    const { conversationId, handoffId } = await waiting(journal, place);
    const claim = await changeBy(journal, organizationId, conversationId, claiming(handoffId));
    const [said] = await journal.append(
      within(organizationId, [saying(message(conversationId, { text: 'still there?' }), 2, NOW + 5)]),
    );
    await journal.append(
      within(organizationId, [
        { type: 'conversation.read', reader: 'customer', upTo: 2, conversationId, at: NOW },
      ]),
    );
    expect((await journal.commit(claim)).status).toBe('committed');
    const { conversation, activeAt } = (await journal.load(organizationId, conversationId))!;
    expect(conversation.lastMessage).toMatchObject({ text: 'still there?', seq: said!.seq });
    expect(conversation).toMatchObject({ readByCustomer: 2, deliveredToCustomer: 2, updatedAt: NOW + 5 });
    expect(activeAt).toBe(NOW);
  });

  test('a message that comes with a change of owner is numbered in what the queue shows', async () => {
    await fresh();
    const { id } = await begin(journal, place);
    const said = message(id, { text: 'a human please' });
    const asked = await changeBy(journal, organizationId, id, asking());
    const added = {
      type: 'message.added' as const,
      at: NOW,
      conversationId: id,
      owner: 'queue' as const,
      fence: 2,
      message: said,
    };
    const shown = { by: said.by, name: said.name, kind: said.kind, text: said.text, at: NOW, seq: 0 };
    const [row] = asked.conversations!;
    const next = { ...row!.next, lastMessage: shown };
    await journal.commit({
      ...asked,
      entries: [added, ...asked.entries!],
      conversations: [{ ...row!, next }],
    });
    expect((await journal.load(organizationId, id))?.conversation.lastMessage).toEqual({ ...shown, seq: 2 });
    expect(await journal.entryOfMessage(id, said.id)).toEqual({ ...added, seq: 2 });
  });

  test('only the holder’s look counts, and only forward', async () => {
    await fresh();
    const { conversationId, handoffId } = await waiting(journal, place);
    await journal.commit(await changeBy(journal, organizationId, conversationId, claiming(handoffId)));
    const activeAt = async () => (await journal.load(organizationId, conversationId))?.activeAt;
    await journal.touch(conversationId, BEN.memberId, NOW + 10);
    expect(await activeAt()).toBe(NOW);
    await journal.touch(conversationId, ALICE.memberId, NOW + 20);
    await journal.touch(conversationId, ALICE.memberId, NOW + 15);
    expect(await activeAt()).toBe(NOW + 20);
  });
});
