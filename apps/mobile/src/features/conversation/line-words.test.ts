import { i18n } from '../../i18n/i18n.ts';
import { ALICE, BEN, id } from '../../live/sample/people.ts';
import { lineWords } from './line-words.ts';
import type { LineEntry } from './thread-items.ts';

const AT = new Date(2026, 10, 20, 16, 0).getTime();
const holder = ({ id: memberId, name }: { id: string; name: string }) => ({ memberId, name });
const inIt = { seq: 1, at: AT, conversationId: id(101), handoffId: id(1001) };
const moved = { ...inIt, fence: 3, from: holder(ALICE), operator: holder(BEN) };
const words = (entry: LineEntry) => lineWords(entry, ALICE.id, i18n.t);

test('who gave it to whom, with their word for them', () => {
  expect(words({ ...moved, type: 'handoff.transferred', note: '' })).toBe('You gave it to Ben');
  expect(words({ ...moved, type: 'handoff.transferred', note: 'knows refunds' })).toBe(
    'You gave it to Ben: knows refunds',
  );
  const back = { ...moved, from: holder(BEN), operator: holder(ALICE) };
  expect(words({ ...back, type: 'handoff.transferred', note: 'yours' })).toBe('Ben gave it to you: yours');
});

test('a snooze says until when; its end says why', () => {
  const until = new Date(2026, 10, 20, 18, 30).getTime();
  const by = { ...inIt, operator: holder(BEN) };
  expect(words({ ...by, type: 'conversation.snoozed', until })).toBe('Ben snoozed it until 18:30');
  expect(words({ ...by, type: 'conversation.woken', cause: 'customer' })).toBe(
    'The customer wrote · the snooze ended',
  );
  expect(words({ ...by, type: 'conversation.woken', cause: 'operator' })).toBe('Ben ended the snooze');
});
