import { night, yusuf } from '../../live/sample/night.ts';
import { ALICE, BEN, BOOKING, conversation, handoff } from '../../live/sample/people.ts';
import { quoted, rowWords, waitingWords } from './row-words.ts';
import { queueItems } from './sections.ts';
import type { QueueItem } from './sections.ts';

const NOW = 1_800_000_000_000;
const shape = (items: QueueItem[]) =>
  items.map((item) =>
    item.type === 'header' ? `# ${item.section} ${item.count}` : item.conversation.customer.name,
  );

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
