import { i18n } from './i18n.ts';

afterEach(() => i18n.use('en', 'en-u-nu-latn'));

test('says a word with what stands in its braces, numbers as the language writes them', () => {
  expect(i18n.t('queue.newWaiter', { name: 'Ben' })).toBe('Ben is waiting');
  expect(i18n.t('bots.handoffsSince', { count: 1 })).toBe('1 handoff since');
  expect(i18n.t('bots.handoffsSince', { count: 12_000 })).toBe('12,000 handoffs since');
});

test('nothing at all is a sentence of its own where there is one', () => {
  expect(i18n.t('queue.emptyBots', { count: 0 })).toBe('Your bots are quiet.');
  expect(i18n.t('bots.handoffsSince', { count: 0 })).toBe('0 handoffs since');
});

test('a name of the other direction stands apart from the words around it', () => {
  expect(i18n.t('queue.newWaiter', { name: 'ليلى' })).toBe('\u2068ليلى\u2069 is waiting');
  i18n.add('ar', { queue: { newWaiter: '{{name}} ينتظر' } });
  i18n.use('ar', 'ar-u-nu-latn');
  expect(i18n.t('queue.newWaiter', { name: 'Ben' })).toBe('\u2068Ben\u2069 ينتظر');
});

test('what a newer server says is shown as it came', () => {
  expect(i18n.t('told.state.teleported', { defaultValue: 'teleported' })).toBe('teleported');
});

test('a language takes the form that its counts need, and English where a word is missing', () => {
  i18n.add('ar', { queue: { onDuty_two: 'اثنان', onDuty_few: '{{count}} قليل', onDuty_other: '{{count}}' } });
  i18n.use('ar', 'ar-u-nu-latn');
  expect([2, 5, 100].map((count) => i18n.t('queue.onDuty', { count }))).toEqual(['اثنان', '5 قليل', '100']);
  expect(i18n.t('queue.title')).toBe('Queue');
});
