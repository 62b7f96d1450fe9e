import { night, yusuf } from '../../live/sample/night.ts';
import { ALICE, BEN, BOOKING, conversation, handoff, LABELS, REFUNDS } from '../../live/sample/people.ts';
import { quoted, rowWords, waitingWords } from './row-words.ts';
import { EVERYTHING } from './filter.ts';
import { queueItems, withHits } from './sections.ts';
import type { QueueItem } from './sections.ts';

const NOW = 1_800_000_000_000;
const shape = (items: QueueItem[]) =>
  items.map((item) => {
    if (item.type === 'found') return '# found';
    if (item.type === 'header') return `# ${item.section} ${item.count}`;
    return (item.type === 'hit' ? item.hit : item).conversation.customer.name;
  });

test('those who wait come first, longest wait on top; the closed ones are folded', () => {
  expect(shape(queueItems(night(NOW), { search: '', closedOpen: false }))).toEqual([
    '# waiting 3',
    'Yusuf Demir',
    'Camille Roux',
    'Leila Haddad',
    '# withOperators 2',
    'Tomás Herrera',
    'Priya Raman',
    '# withBots 3',
    'Marta Kowalska',
    'Ingrid Solberg',
    'Haruto Sato',
    '# closed 41',
  ]);
});

test('what is mine is a section of its own', () => {
  const items = shape(queueItems(night(NOW, yusuf(NOW, ALICE)), { search: '', closedOpen: false }));
  expect(items.slice(0, 5)).toEqual([
    '# waiting 2',
    'Camille Roux',
    'Leila Haddad',
    '# withYou 1',
    'Yusuf Demir',
  ]);
  expect(shape(queueItems(night(NOW, yusuf(NOW, BEN)), { search: '', closedOpen: false }))).toContain(
    '# withOperators 3',
  );
});

test('a search looks at names, words and bots without minding accents, and opens what is folded', () => {
  expect(shape(queueItems(night(NOW), { search: 'tomas', closedOpen: false }))).toEqual([
    '# withOperators 1',
    'Tomás Herrera',
  ]);
  expect(shape(queueItems(night(NOW), { search: 'LOYALTY', closedOpen: false }))).toEqual([
    '# withBots 1',
    'Haruto Sato',
  ]);
  expect(queueItems(night(NOW), { search: 'duarte', closedOpen: false })).toHaveLength(42);
  expect(queueItems(night(NOW), { search: 'nobody of that name', closedOpen: false })).toEqual([]);
});

test('what I put off is a section of its own, who comes back soonest on top', () => {
  const put = (number: number, name: string, snoozedUntil: number) =>
    conversation({
      number,
      name,
      at: NOW,
      owner: 'operator',
      snoozedUntil,
      handoff: handoff(number, {
        waitingSince: NOW,
        state: 'claimed',
        operator: { memberId: ALICE.id, name: ALICE.name },
      }),
    });
  const state = night(NOW, yusuf(NOW, ALICE));
  const later = put(70, 'Later', NOW + 9000);
  const sooner = put(71, 'Sooner', NOW + 5000);
  const conversations = { ...state.conversations, [later.id]: later, [sooner.id]: sooner };
  const items = shape(queueItems({ ...state, conversations }, { search: '', closedOpen: false }));
  expect(items.slice(3, 8)).toEqual(['# withYou 1', 'Yusuf Demir', '# snoozed 2', 'Sooner', 'Later']);
});

test('a filter keeps one bot, one connector, one label, and all of them together', () => {
  const of = (filter: object) =>
    shape(queueItems(night(NOW), { search: '', closedOpen: false, filter: { ...EVERYTHING, ...filter } }));
  expect(of({ bot: REFUNDS.id })).toEqual(['# waiting 1', 'Camille Roux', '# withBots 1', 'Marta Kowalska']);
  expect(of({ connector: 'telegram' })).toEqual(['# waiting 1', 'Leila Haddad']);
  expect(of({ label: LABELS[0]!.id })).toEqual(['# waiting 1', 'Camille Roux']);
  expect(of({ label: LABELS[0]!.id, connector: 'telegram' })).toEqual([]);
});

test('a label’s name is searched, too', () => {
  expect(shape(queueItems(night(NOW), { search: 'refund', closedOpen: false }))).toEqual([
    '# waiting 1',
    'Camille Roux',
    '# withBots 1',
    'Marta Kowalska',
  ]);
});

test('what the server found comes below, and nothing twice', () => {
  const state = night(NOW);
  const old = conversation({ number: 90, name: 'Erin Walsh', at: NOW - 9_000_000, words: 'Thanks!' });
  const found = { seq: 4, at: NOW - 9_100_000, name: 'Erin Walsh', text: 'Tomas told me so' };
  const items = queueItems(state, { search: 'tomas', closedOpen: false });
  const tomas = items.find((item) => item.type === 'row');
  const hits = [
    { conversation: old, found },
    { conversation: (tomas as { conversation: typeof old }).conversation, found: null },
  ];
  expect(shape(withHits(state, items, hits))).toEqual([
    '# withOperators 1',
    'Tomás Herrera',
    '# found',
    'Erin Walsh',
  ]);
});

test('only the ends of a section are marked, for its hairlines', () => {
  const rows = queueItems(night(NOW), { search: '', closedOpen: true }).filter(
    (item) => item.type === 'row' && item.section === 'withBots',
  );
  expect(rows.map((row) => row.type === 'row' && [row.first, row.last])).toEqual([
    [true, false],
    [false, false],
    [false, true],
  ]);
});

const bots = { [BOOKING.id]: BOOKING };
const talk = conversation({ number: 1, name: 'Yusuf Demir', at: NOW, words: 'Teşekkürler.\n\nNe zaman?' });

test('a row says who spoke last; whoever writes now comes before them, until their dots go out', () => {
  expect(rowWords(talk, bots, undefined, NOW)).toEqual({
    speaker: { name: 'Yusuf:', bot: false },
    words: 'Teşekkürler. Ne zaman?',
  });
  const typing = { name: 'Yusuf Demir', by: 'customer' as const, until: NOW + 6000 };
  expect(rowWords(talk, bots, typing, NOW)).toEqual({ speaker: { name: 'Yusuf', bot: false }, words: null });
  expect(rowWords(talk, bots, typing, NOW + 6000).words).not.toBeNull();
  const byBot = conversation({ number: 2, name: 'Ana', at: NOW, by: 'bot', words: 'Hello' });
  expect(rowWords(byBot, bots, undefined, NOW)).toEqual({
    speaker: { name: 'Booking', bot: true },
    words: 'Hello',
  });
});

test('who waits is shown with the words that called a human', () => {
  expect(waitingWords(yusuf(NOW))).toBe('Bir insanla konuşmak istiyorum.');
  expect(waitingWords({ ...talk, handoff: handoff(1, { waitingSince: NOW }) })).toBe(
    'Teşekkürler. Ne zaman?',
  );
  expect(quoted('Hello')).toBe('“Hello”');
  expect(quoted('هل يمكنني')).toBe('«هل يمكنني»');
});
