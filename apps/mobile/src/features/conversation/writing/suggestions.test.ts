import { caretAfter } from './caret.ts';
import { mentionsIn, mentionTyped, membersFor, noteParts, withMention } from './mentions.ts';
import { suggestionsFor } from './suggestions.ts';
import { ALICE, BEN, id, NADIA, REPLIES } from '../../../live/sample/people.ts';

const BENNY = { id: id(4), name: 'Ben', role: 'operator' } as const;
const given = {
  draft: '',
  caret: 0,
  note: false,
  botId: id(11),
  names: { customer: 'Yusuf Demir', operator: 'Alice Meyer', bot: 'Booking' },
  replies: REPLIES,
  members: [BEN, NADIA],
};

test.each([
  ['', 'a', 1],
  ['ab', 'aXb', 2],
  ['abc', 'ab', 2],
  ['aa', 'aaa', 3],
  ['hello', 'hello', 5],
])('after “%s” became “%s” the caret is at %i', (before, after, caret) => {
  expect(caretAfter(before, after)).toBe(caret);
});

test('a name is typed behind an @ that begins a word, where the caret is', () => {
  expect(mentionTyped('ask @Be', 7)).toBe('Be');
  expect(mentionTyped('@', 1)).toBe('');
  expect(mentionTyped('mail@be', 7)).toBeNull();
  expect(mentionTyped('ask @Ben now', 12)).toBeNull();
  expect(mentionTyped('ask @Ben now', 6)).toBe('B');
});

test('taking a name writes it out and goes on behind it', () => {
  expect(withMention('ask @Be please', 7, 'Ben Okafor')).toEqual({
    text: 'ask @Ben Okafor please',
    caret: 16,
  });
});

test('names that begin so come before those whose last name does; others do not come', () => {
  expect(membersFor([ALICE, BEN, NADIA], 'r').map(({ name }) => name)).toEqual(['Nadia Rahal']);
  expect(membersFor([{ id: '1', name: 'Zoe Abel' }, ALICE], 'a').map(({ name }) => name)).toEqual([
    'Alice Meyer',
    'Zoe Abel',
  ]);
});

test('a note is cut at the names it calls; of two that begin alike the longer counts, and a longer word is no name', () => {
  expect(noteParts('@Ben Okafor, @Ben and @Benedict', [BENNY, BEN])).toEqual([
    { text: '@Ben Okafor', memberId: BEN.id },
    { text: ', ', memberId: null },
    { text: '@Ben', memberId: BENNY.id },
    { text: ' and @Benedict', memberId: null },
  ]);
  expect(mentionsIn('@Ben @Ben @Ben Okafor', [BENNY, BEN])).toEqual([BENNY.id, BEN.id]);
});

test('a slash offers canned replies with their variables filled in; taking one leaves the words', () => {
  const found = suggestionsFor({ ...given, draft: '/he', caret: 3 });
  const words = 'Hello Yusuf, this is Alice Meyer. One moment please.';
  expect(found).toEqual({
    kind: 'replies',
    typed: 'he',
    start: 0,
    options: [{ id: id(31), title: '/hello', words, text: words, caret: words.length }],
  });
  expect(suggestionsFor({ ...given, draft: '/he', caret: 3, note: true })).toBeNull();
  expect(suggestionsFor({ ...given, draft: 'and/he', caret: 6 })).toBeNull();
});

test('an @ calls teammates in a note only', () => {
  const found = suggestionsFor({ ...given, note: true, draft: 'look @be', caret: 8 });
  expect(found).toMatchObject({ kind: 'members', start: 6, options: [{ text: 'look @Ben Okafor ' }] });
  expect(suggestionsFor({ ...given, draft: 'look @be', caret: 8 })).toBeNull();
});
