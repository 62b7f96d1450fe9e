import type { CustomerEntry, CustomerSnapshot } from '@baton/protocol';

/** States of a conversation to look at while working on the widget. */
export type Scene = { snapshot: CustomerSnapshot; typing?: string };

type Line =
  | Omit<CustomerEntry & { type: 'message.added' }, 'seq' | 'at'>
  | { type: Exclude<CustomerEntry['type'], 'message.added'>; name?: string; failure?: 'no_operator' };

const DAY = Date.UTC(2026, 0, 12);
const at = (hours: number, minutes: number): number =>
  DAY + (hours * 60 + minutes) * 60_000 + new Date(DAY).getTimezoneOffset() * 60_000;

const said = (by: 'customer' | 'bot' | 'operator', text: string): Line => ({
  type: 'message.added',
  message: {
    id: `${by}-${text.length}-${text.slice(0, 8)}`,
    by,
    name: { customer: 'Erin', bot: 'Booking', operator: 'Alice' }[by],
    kind: 'text',
    text,
  },
});

const entriesOf = (lines: readonly [number, number, Line][]): CustomerEntry[] =>
  lines.map(
    ([hours, minutes, line], index) => ({ seq: index + 1, at: at(hours, minutes), ...line }) as CustomerEntry,
  );

function scene(lines: readonly [number, number, Line][], change: Partial<CustomerSnapshot> = {}): Scene {
  const entries = entriesOf(lines);
  return {
    snapshot: {
      kind: 'snapshot',
      cursor: `dev:${entries.length}`,
      conversationId: null,
      organizationName: 'Meridian Rail',
      botName: 'Booking',
      owner: 'bot',
      operatorName: null,
      readByOperator: 0,
      entries,
      humansAvailable: true,
      ...change,
    },
  };
}

const ASKED: [number, number, Line][] = [
  [2, 7, said('customer', 'IC 742 was cancelled. Can I have my money back?')],
  [2, 8, said('bot', 'I can offer a voucher of €40 for your next trip.')],
  [2, 10, said('customer', 'No. I want to talk to a person please')],
];
const JOINED: [number, number, Line][] = [
  ...ASKED,
  [2, 14, { type: 'handoff.claimed', name: 'Alice' }],
  [
    2,
    14,
    said('operator', 'Hello Erin, I’m Alice. IC 742 was cancelled, so I’m refunding you in full: €61.50.'),
  ],
  [2, 15, said('customer', 'Thank you. When will it arrive?')],
];

export const SCENES: Record<string, Scene> = {
  empty: scene([]),
  bot: scene(ASKED.slice(0, 2)),
  waiting: scene(ASKED, { owner: 'queue' }),
  joined: {
    ...scene(JOINED, { owner: 'operator', operatorName: 'Alice', readByOperator: 99 }),
    typing: 'Alice',
  },
  nobody: scene(
    [
      ...ASKED,
      [2, 11, { type: 'handoff.requested' }],
      [2, 26, { type: 'handoff.failed', failure: 'no_operator' }],
    ],
    { humansAvailable: false },
  ),
  closed: scene(
    [
      ...JOINED,
      [
        2,
        16,
        said('operator', 'In three to five days. The terms: https://meridian.example/refunds. Good night!'),
      ],
      [2, 17, { type: 'conversation.resolved' }],
    ],
    { owner: 'nobody', readByOperator: 99 },
  ),
  arabic: scene(
    [
      [2, 7, said('customer', 'أُلغي القطار IC 742. هل أسترد المبلغ؟')],
      [2, 8, said('bot', 'أستطيع أن أعرض قسيمة بقيمة 40 يورو.')],
      [2, 10, said('customer', 'No. أريد التحدث مع شخص حقيقي')],
    ],
    { owner: 'queue' },
  ),
  live: scene([]),
};
