import type { Member } from '@baton/protocol';
import { ar } from '../../i18n/ar/index.ts';
import { de } from '../../i18n/de/index.ts';
import { es } from '../../i18n/es/index.ts';
import { i18n } from '../../i18n/i18n.ts';
import { ALICE, BEN, id, NADIA } from '../../live/sample/people.ts';
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

/** With a direction of its own among words that run from right to left. */
const apart = (text: string): string => `\u2068${text}\u2069`;

describe('about oneself and about others', () => {
  const by = (member: Member) => ({ ...inIt, operator: holder(member) });
  const deeds = (member: Member): LineEntry[] => [
    { ...by(member), type: 'handoff.claimed', fence: 2, via: 'app', waitedMs: 252_000 },
    { ...by(member), type: 'handoff.released', fence: 3, cause: 'lease_expired', ring: 0 },
    { ...by(member), type: 'conversation.woken', cause: 'operator' },
    { ...by(member), type: 'handoff.returned', fence: 3, outcome: 'Refund', facts: {} },
    { ...moved, from: holder(member), operator: holder(NADIA), type: 'handoff.transferred', note: '' },
  ];
  const said = (member: Member) => deeds(member).map(words);
  afterEach(() => i18n.use('en', 'en'));

  test('in English', () => {
    expect(said(ALICE)).toEqual([
      'You claimed · 16:00 · waited 4:12',
      'No sign of you · back in the queue',
      'You ended the snooze',
      'You handed back: Refund',
      'You gave it to Nadia',
    ]);
    expect(said(BEN)[1]).toBe('No sign of Ben · back in the queue');
  });

  test.each([
    ['de', de, 'Du hast übernommen · 16:00 · Wartezeit 4:12', 'Du hast es an Nadia weitergegeben'],
    ['es', es, 'La tomaste · 16:00 · esperó 4:12', 'Se la pasaste a Nadia'],
    ['ar', ar, `استلمتها · ${apart('16:00')} · الانتظار ${apart('4:12')}`, `سلّمتها إلى ${apart('Nadia')}`],
  ] as const)(
    'in %s, by the form of its verb and not by a name of “you”',
    (language, tree, claimed, given) => {
      i18n.add(language, tree);
      i18n.use(language, language);
      expect([said(ALICE)[0], said(ALICE)[4]]).toEqual([claimed, given]);
      said(ALICE).forEach((line, n) => expect(line).not.toBe(said(BEN)[n]));
      for (const line of said(BEN)) expect(line).toContain('Ben');
      for (const line of [...said(ALICE), ...said(BEN)]) expect(line).not.toMatch(/[{}]|undefined/);
    },
  );
});
