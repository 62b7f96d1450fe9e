import { expect, test } from 'vitest';
import { cannedFor, expandCanned, shortcutTyped } from './canned.ts';

const NAMES = { customer: 'Yusuf Demir', operator: 'Alice', bot: 'Booking' };
const reply = (shortcut: string, text: string, botId: string | null = null) => ({
  id: shortcut,
  shortcut,
  text,
  botId,
});

test('variables are filled in, and what is none stays', () => {
  expect(
    expandCanned(
      'Hi {{customer.first_name}} ({{ customer.name }}), {{operator.name}} of {{bot.name}}',
      NAMES,
    ),
  ).toBe('Hi Yusuf (Yusuf Demir), Alice of Booking');
  expect(expandCanned('{{customer.iban}} {{}} {x} $&', NAMES)).toBe('{{customer.iban}} {{}} {x} $&');
  // A name is words, not a template and not a pattern.
  expect(expandCanned('{{customer.name}}', { ...NAMES, customer: '{{bot.name}} $1' })).toBe(
    '{{bot.name}} $1',
  );
});

test('the shortcut that begins so comes first, then those that mention it, of this bot and of all', () => {
  const replies = [
    reply('refund-late', 'x'),
    reply('no-refund', 'x'),
    reply('money', 'A refund takes three days'),
    reply('hello', 'Hello'),
    reply('refund-hotel', 'x', 'hotel'),
  ];
  const found = cannedFor(replies, { botId: 'train', typed: 'Refund' }).map(({ shortcut }) => shortcut);
  expect(found).toEqual(['refund-late', 'no-refund', 'money']);
  expect(cannedFor(replies, { botId: 'hotel', typed: '' })).toHaveLength(5);
});

test.each([
  ['/', ''],
  ['/re', 're'],
  ['/grüße', 'grüße'],
  ['re', null],
  ['and/or', null],
  ['/re and more', null],
  ['//', null],
])('%s types %s', (draft, shortcut) => {
  expect(shortcutTyped(draft)).toBe(shortcut);
});
